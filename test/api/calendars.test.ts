/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { ACME_FILES } from './support/rulebooks.js';
import { startServer, type TestServer } from './support/test-server.js';

const COUNTRY = `
calendar: country
title: { zh: 公共假日, en: Public holidays }
source: a law
week: monday to friday
years:
  2026:
    source: Gazette of 4 November 2025
    holidays: [{ name: National Day, from: 2026-10-01, until: 2026-10-07, makeUp: [2026-09-20, { day: 2026-10-10, like: friday }] }]
  2027: { provisional: true }
`;

const OFFICE = `
calendar: office
extends: country
week:
  monday to thursday: [09:00-12:00, 13:00-18:00]
  friday: [09:00-24:00]
makeUpDaysFollow: monday
years: { 2026: { holidays: [{ name: { zh: 店庆, en: Founding day }, from: 2026-03-04 }] } }
`;

let server: TestServer;
let ann: Client;

beforeAll(async () => {
  server = await startServer();
  const result = await server.engine.releases.found('acme', { ...ACME_FILES, 'rules/office.yaml': OFFICE, 'rules/country.yaml': COUNTRY }, '2026-03-02');
  if (!result.released) throw new Error(JSON.stringify(result, null, 1));
  ann = await server.as('ann');
});

afterAll(() => server.close());

test('the calendars of the rulebook in force, the main one first, each with the years that it knows', async () => {
  const { status, body } = await ann.get('/calendars');
  expect(status).toBe(200);
  expect(body).toEqual([
    { id: 'office', title: 'office', source: [], main: true, extends: 'country', years: [2026, 2027] },
    { id: 'country', title: { zh: '公共假日', en: 'Public holidays' }, source: ['a law'], main: false, extends: null, years: [2026, 2027] },
  ]);
  expect((await (await server.as('ann', 'zenith')).get('/calendars')).body).toEqual([]);
});

test('a version says what it said: a case that is pinned to an older one counts by that', async () => {
  const releases = (await ann.get('/rulebook/releases')).body;
  const older = releases.find(({ inForceFrom }: { inForceFrom: string }) => inForceFrom === '2026-01-01').version;
  expect((await ann.get(`/calendars?version=${older}`)).body.map(({ id }: { id: string }) => id)).toEqual(['office']);
  expect((await ann.get(`/calendars/office/2027?version=${older}`)).body.code).toBe('year-not-known');
  expect((await ann.get('/calendars?version=none')).body.code).toBe('version-not-found');
});

test('a year shows every day and why, the hours of the week, and who announced it', async () => {
  const { status, body } = await ann.get('/calendars/office/2026');
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: 'office', year: 2026, timeZone: 'Asia/Shanghai', provisional: false, sources: [{ calendar: 'country', title: { zh: '公共假日', en: 'Public holidays' }, source: 'Gazette of 4 November 2025' }] });
  expect(body.week.map(({ weekday, hours }: { weekday: string; hours: readonly object[] }) => [weekday, hours.length])).toEqual([['monday', 2], ['tuesday', 2], ['wednesday', 2], ['thursday', 2], ['friday', 1]]);
  expect(body.week[4].hours).toEqual([{ from: '09:00', to: '24:00' }]);
  expect(body.days).toHaveLength(365);
  const day = (date: string): unknown => body.days.find((one: { day: string }) => one.day === date);
  expect(day('2026-01-01')).toEqual({ day: '2026-01-01', working: true, by: 'week', like: 'thursday' });
  expect(day('2026-01-03')).toEqual({ day: '2026-01-03', working: false, by: 'week', like: 'saturday' });
  expect(day('2026-03-04')).toEqual({ day: '2026-03-04', working: false, by: 'holiday', name: { zh: '店庆', en: 'Founding day' }, like: 'wednesday' });
  expect(day('2026-10-07')).toMatchObject({ working: false, by: 'holiday', name: 'National Day' });
  expect(day('2026-09-20')).toEqual({ day: '2026-09-20', working: true, by: 'worked', name: 'National Day', like: 'monday' });
  expect(day('2026-10-10')).toEqual({ day: '2026-10-10', working: true, by: 'worked', name: 'National Day', like: 'friday' });
  expect((await ann.get('/calendars/country/2026')).body.week[0]).toEqual({ weekday: 'monday', hours: [] });
  expect((await ann.get('/calendars/office/2027')).body).toMatchObject({ provisional: true, sources: [] });
});

test.each([
  ['3 on, over a holiday', '2026-09-30', 3, '2026-10-10'],
  ['3 back', '2026-10-08', -3, '2026-09-28'],
  ['none on a day of rest', '2026-10-01', 0, '2026-10-08'],
  ['none on a working day', '2026-09-20', 0, '2026-09-20'],
])('%s working days are counted and explained', async (_what, from, days, due) => {
  const { status, body } = await ann.get(`/calendars/office/reckoning?from=${from}&days=${days}`);
  expect([status, body.due, body.calendar]).toEqual([200, due, 'office']);
  expect(body.text.zh).toMatch(/\p{Script=Han}/u);
});

test('what is no calendar, no year and no day is refused with what was expected', async () => {
  const refusals = await Promise.all(
    ['/calendars/none/2026', '/calendars/office/2030', '/calendars/office/next', '/calendars/office/reckoning?from=2026-02-30&days=1', '/calendars/office/reckoning?from=2026-03-01', '/calendars/office/reckoning?from=2026-03-01&days=1.5', '/calendars/office/reckoning?from=2027-12-20&days=60', '/calendars/__proto__/2026'].map(async (path) => {
      const { status, body } = await ann.get(path);
      return [status, body.code];
    }),
  );
  expect(refusals).toEqual([[404, 'calendar-not-found'], [404, 'year-not-known'], [400, 'request-invalid'], [400, 'request-invalid'], [400, 'request-invalid'], [400, 'request-invalid'], [404, 'year-not-known'], [404, 'calendar-not-found']]);
  expect((await ann.get('/calendars/office/2030')).body.detail).toBe('Expected a year that the calendar "office" knows (2026, 2027), but found 2030.');
});
