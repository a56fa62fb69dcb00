/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ACME_FILES } from './support/rulebooks.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;

const SCHEDULES = 'schedules:\n  weekly: { title: Weekly, every: week, day: first working day on or after(period.start), at: 09:00, data: { days: 1 } }\ninitial: deciding\n';

beforeAll(async () => {
  server = await startServer();
  const changed = { ...ACME_FILES, 'workflows/leave.yaml': (ACME_FILES['workflows/leave.yaml'] ?? '').replace('initial: deciding\n', SCHEDULES) };
  const result = await server.engine.releases.found('acme', changed, '2000-01-01');
  if (!result.released) throw new Error(JSON.stringify(result));
});

afterAll(() => server.close());

test('everybody sees what comes and why then; what has been is for those who look after it', async () => {
  let ann = await server.as('ann');
  await server.engine.settle();
  const next = { workflow: 'leave', id: 'weekly:week:2026-03-09', schedule: 'weekly', period: { start: '2026-03-09', end: '2026-03-15' }, dueAt: '2026-03-09T01:00:00.000Z', state: 'waiting', case: null, reason: null, settledAt: null };
  const explanations = [expect.objectContaining({ text: expect.objectContaining({ en: expect.stringContaining('9 March 2026, or the working day after') }) })];
  const listed = await ann.get('/schedules');
  expect(listed).toMatchObject({ status: 200, body: [{ workflow: 'leave', id: 'weekly', title: 'Weekly', every: 'week', at: '09:00', day: 'first working day on or after(period.start)', missed: 'each', next: [{ ...next, explanations }] }] });
  expect(listed.body[0].next[0]).not.toHaveProperty('company');
  server.clock.set('2026-03-09T01:00:00.000Z');
  await server.engine.settle();
  // Both have been signed out meanwhile.
  const dan = await server.as('dan');
  ann = await server.as('ann');
  const { rows } = (await dan.get('/schedules/occurrences?workflow=leave&schedule=weekly&limit=1')).body;
  expect(rows).toMatchObject([{ id: 'weekly:week:2026-03-16', state: 'waiting' }]);
  const all = (await dan.get('/schedules/occurrences')).body.rows;
  expect(all[1]).toMatchObject({ id: 'weekly:week:2026-03-09', state: 'started', settledAt: '2026-03-09T01:00:00.000Z' });
  expect(await dan.get(`/cases/${all[1].case}`)).toMatchObject({ status: 200, body: { startedBy: 'schedule:leave/weekly' } });
  expect(await ann.get('/schedules/occurrences')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
});

test('only what is halted is sent back to work, by those who look after it', async () => {
  const [ann, dan] = await Promise.all([server.as('ann'), server.as('dan')]);
  const body = { workflow: 'leave', occurrence: 'weekly:week:2026-03-09' };
  expect(await dan.post('/schedules/occurrences/retry', body)).toMatchObject({ status: 409, body: { code: 'occurrence-not-halted' } });
  expect(await dan.post('/schedules/occurrences/retry', {})).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  expect(await ann.post('/schedules/occurrences/retry', body)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
});
