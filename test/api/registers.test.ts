/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readSheets } from '../../src/sheets/read-sheets.js';
import type { Client } from './support/client.js';
import { ACME_FILES } from './support/rulebooks.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;

const REGISTER = `
register: leaves
title: { zh: 请假台账, en: Leaves }
article: '1'
of: { workflow: leave }
columns:
  who: { title: Who, type: string, value: case.starter }
  days: { title: Days, type: integer, value: days }
  month: { title: Month, type: string, value: month }
  asked_at: { title: Asked at, type: date and time, value: case.startedAt }
  cost: { title: Cost, type: decimal, value: 'days * 1.5', readBy: { post: head } }
period: asked_at
order: [{ column: days, descending: true }]
groups: who
totals: { rows: count, days: sum, cost: sum, each: { title: Each, value: cost / rows } }
pivot: { rows: who, columns: { period: month }, value: days }
readBy: [{ post: head }, 'actor.id = "ann"', { permission: { workflow: permit, in: granted, until: until } }]
logged: true
`;
const PERMIT = `
workflow: permit
title: Permission to read
untested: the tests play it
article: '1'
data: { type: object, required: [until], properties: { until: { type: string, format: date } } }
initial: asking
states:
  asking: { task: { for: { post: head } }, on: { approved: granted, rejected: refused } }
  granted: { type: final }
  refused: { type: final }
`;

let ann: Client;
let hal: Client;

beforeAll(async () => {
  server = await startServer();
  const result = await server.engine.releases.found('acme', { ...ACME_FILES, 'rules/leaves.yaml': REGISTER, 'workflows/permit.yaml': PERMIT }, '2000-01-01');
  if (!result.released) throw new Error(JSON.stringify(result));
  [ann, hal] = await Promise.all([server.as('ann'), server.as('hal')]);
  const abe = await server.as('abe');
  for (const [client, days] of [[ann, 2], [abe, 5], [ann, 1]] as const) expect(await client.post('/cases', { workflow: 'leave', data: { days } })).toMatchObject({ status: 201 });
});

afterAll(() => server.close());

test('whoever may not read a register neither sees nor reads it; columns of others are not there', async () => {
  const abe = await server.as('abe');
  expect(await abe.get('/registers')).toMatchObject({ status: 200, body: [] });
  expect(await abe.get('/registers/leaves')).toMatchObject({ status: 403, body: { code: 'register-not-readable' } });
  expect(await abe.get('/registers/leaves/export?format=csv')).toMatchObject({ status: 403 });
  expect(await abe.get('/registers/readings')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  expect(await hal.get('/registers/nothing')).toMatchObject({ status: 404, body: { code: 'register-not-found' } });
  const seen = await ann.get('/registers/leaves');
  expect((seen.body.register.columns as readonly { id: string }[]).map(({ id }) => id)).toEqual(['who', 'days', 'month', 'asked_at']);
  expect(seen.body.totals).toEqual({ rows: 3, days: 8 });
  expect(JSON.stringify(seen.body)).not.toContain('cost');
  for (const query of ['where=cost:3', 'order=cost', 'groups=cost']) expect(await ann.get(`/registers/leaves?${query}`)).toMatchObject({ status: 422, body: { code: 'column-not-found' } });
});

test('rows, groups, totals and pivot, filtered, sorted and in pages', async () => {
  const read = await hal.get('/registers/leaves');
  expect(read).toMatchObject({ status: 200, body: { count: 3, totals: { rows: 3, days: 8, cost: '12', each: '4' }, groupedBy: ['who'], groups: [{ keys: ['abe'], totals: { days: 5 } }, { keys: ['ann'], totals: { rows: 2, cost: '4.5' } }], faults: [] } });
  expect((read.body.rows as readonly { values: { days: number } }[]).map(({ values }) => values.days)).toEqual([5, 2, 1]);
  expect(read.body.pivot).toMatchObject({ by: ['who'], across: 'period:month', columns: ['2026-03'], rows: [{ keys: ['abe'], cells: [5], total: 5 }, { keys: ['ann'], cells: [3] }], total: 8 });
  expect((await hal.get('/registers/leaves?where=who:ann&order=days&limit=1&offset=1')).body).toMatchObject({ count: 2, rows: [{ values: { days: 2 } }], totals: { days: 3 } });
  expect((await hal.get('/registers/leaves?where=month:&where=days:5&where=days:1&groups=period:quarter')).body).toMatchObject({ count: 2, groups: [{ keys: ['2026-Q1'], totals: { rows: 2 } }] });
  expect((await hal.get('/registers/leaves?period=2025')).body).toMatchObject({ count: 0, totals: { rows: 0, days: 0, each: null } });
  expect((await hal.get('/registers/leaves?from=2026-01-01&until=2026-12-31')).body).toMatchObject({ count: 3 });
  for (const wrong of ['period=2026-13', 'period=2026&from=2026-01-01', 'where=who', 'limit=0']) expect(await hal.get(`/registers/leaves?${wrong}`)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
});

test('an export is read again: a title, a header, real figures and moments on the company\'s clock, and each reading is recorded', async () => {
  const book = await fetch(`${hal.url}/api/v1/registers/leaves/export?format=xlsx&language=zh`, { headers: { cookie: hal.cookie } });
  expect(book.headers.get('content-disposition')).toContain('leaves.xlsx');
  const sheets = readSheets(Buffer.from(await book.arrayBuffer()));
  expect(sheets.map(({ name }) => name)).toEqual(['请假台账', '分组', '交叉表']);
  expect(sheets[0]?.rows[0]?.[0]).toBe('请假台账');
  expect(sheets[0]?.rows[2]).toEqual(['Who', 'Days', 'Month', 'Asked at', 'Cost']);
  expect(sheets[0]?.rows[3]).toMatchObject(['abe', '5', '', expect.stringMatching(/^2026-03/), '7.5']);
  expect(sheets[0]?.rows.at(-1)).toEqual(['合计', '8', '', '', '12']);
  const csv = await hal.get('/registers/leaves/export?format=csv&period=2026-03');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const cat = await server.as('cat');
  const rows = (await cat.get('/registers/readings?register=leaves&person=hal')).body.rows as readonly object[];
  expect(rows.slice(0, 2)).toMatchObject([{ register: 'leaves', person: 'hal', asked: { as: 'csv', from: '2026-03-01' }, rows: 3 }, { asked: { as: 'xlsx' } }]);
  expect(rows[0]).not.toHaveProperty('company');
});

test('a permission that was granted lets its starter read until its last day', async () => {
  const abe = await server.as('abe');
  const today = server.clock.now().slice(0, 10);
  const started = await abe.post('/cases', { workflow: 'permit', data: { until: today } });
  expect(await abe.get('/registers/leaves')).toMatchObject({ status: 403 });
  const task = (await hal.get(`/cases/${started.body.case}`)).body.tasks[0].id;
  expect(await hal.post(`/cases/${started.body.case}/tasks/${task}/approve`, {})).toMatchObject({ status: 200 });
  expect(await abe.get('/registers/leaves')).toMatchObject({ status: 200 });
  expect(await ann.get('/registers')).toMatchObject({ body: [{ id: 'leaves', logged: true, dated: true }] });
  server.clock.set(new Date(Date.parse(`${today}T17:00:00.000Z`)).toISOString());
  expect(await (await server.as('abe')).get('/registers/leaves')).toMatchObject({ status: 403 });
});

test('a register is printed as its reader may see it: rows, groups and pivot as a page without scripts, and the reading is recorded', async () => {
  const [ann, hal] = await Promise.all([server.as('ann'), server.as('hal')]);
  const { status, headers, body } = await hal.get('/registers/leaves/print?language=zh&where=who:ann&where=who:abe&period=2026');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const page = String(body);
  expect(page).toContain('<h1>请假台账</h1>');
  expect(page).toContain('条款 1 · 2026 · Who: ann, abe · 3 条记录');
  expect(page).toContain('<th class="figure">Cost</th>');
  expect(page).toMatch(/<tr class="totals"><td>合计<\/td><td class="figure">8<\/td><td><\/td><td><\/td><td class="figure">12<\/td><\/tr>/);
  expect(page.match(/<h2>/g)).toHaveLength(2);
  expect(page).toContain('打印人 Hal · 打印时间');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
  const cat = await server.as('cat');
  expect((await cat.get('/registers/readings?register=leaves&person=hal')).body.rows).toContainEqual(expect.objectContaining({ asked: expect.objectContaining({ as: 'print', from: '2026-01-01' }) as unknown, rows: 3 }));
  const own = String((await ann.get('/registers/leaves/print')).body);
  expect(own).toContain('<th class="figure">Days</th>');
  expect(own).not.toMatch(/Cost|7\.5/);
  const abe = await server.as('abe');
  expect(await abe.get('/registers/leaves/print')).toMatchObject({ status: 403, body: { code: 'register-not-readable' } });
  expect(await ann.get('/registers/leaves/print?where=cost:3')).toMatchObject({ status: 422, body: { code: 'column-not-found' } });
  expect(await ann.get('/registers/leaves/print?language=fr')).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
});

test('what is asked for stands on paper as text', async () => {
  const hal = await server.as('hal');
  const page = String((await hal.get(`/registers/leaves/print?where=${encodeURIComponent('who:<script>alert("1")</script>')}`)).body);
  expect(page).toContain('Who: &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; · 0 rows');
  expect(page).not.toContain('<script');
});
