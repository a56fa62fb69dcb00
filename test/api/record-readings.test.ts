/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { RECORD_FILES } from './support/rulebooks.js';
import { found, startServer, type TestServer } from './support/test-server.js';

const PERMIT = `
workflow: permit
title: Permission to read
untested: the tests play it
article: '1'
data: { type: object, required: [customers, until], properties: { customers: { type: array, items: { type: string } }, until: { type: string, format: date } } }
initial: asking
states:
  asking: { task: { for: { post: head } }, on: { approved: granted, rejected: refused } }
  granted: { type: final }
  refused: { type: final }
`;
const CUSTOMER = RECORD_FILES['workflows/customer.yaml']!;
const PLAIN = 'record: { key: code, keptBy: [{ post: clerk }] }';
const LOGGED = 'record: { key: code, keptBy: [{ post: clerk }], readBy: { permission: { workflow: permit, in: granted, until: until, names: customers } }, logged: true }';

let server: TestServer;
let [ann, dan, hal, cat]: Client[] = [];
const ids: string[] = [];

beforeAll(async () => {
  server = await startServer();
  await found(server.engine, 'shop', { ...RECORD_FILES, 'workflows/customer.yaml': CUSTOMER.replace(PLAIN, LOGGED), 'workflows/permit.yaml': PERMIT });
  [ann, dan, hal, cat] = await Promise.all(['ann', 'dan', 'hal', 'cat'].map((id) => server.as(id, 'shop')));
  for (const code of ['C-1', 'C-2', 'C-3']) ids.push((await ann!.post('/cases', { workflow: 'customer', data: { code, name: `Ms ${code}` } })).body.case);
});

afterAll(() => server.close());

/** Oldest first: who, in which way, how many. */
const readings = async (): Promise<readonly string[]> => (await cat!.get('/registers/readings?register=customer')).body.rows.map(({ person, asked, rows }: { person: string; asked: { as: string }; rows: number }) => `${person} ${asked.as} ${rows}`).reverse();

test('each way in which what stands in a record is given to somebody is recorded, and what tells nothing of it is not', async () => {
  const [first] = ids;
  for (const path of [`/cases/${first}/actions`, `/cases/${first}/verbs`, '/cases?workflow=customer', '/cases?workflow=permit&withData=true']) expect((await ann!.get(path)).status).toBe(200);
  expect(await readings()).toEqual([]);
  for (const path of ['', '/history', '/fields', '/course', '/at/1', '/why', '/print']) expect([path, (await ann!.get(`/cases/${first}${path}`)).status]).toEqual([path, 200]);
  expect((await cat!.get(`/cases/${first}/export`)).status).toBe(200);
  expect((await ann!.get('/cases?workflow=customer&withData=true')).body.rows).toHaveLength(3);
  expect((await ann!.get('/cases?workflow=customer&fields=name')).body.rows).toHaveLength(3);
  expect((await dan!.get('/cases?text=C-2')).body.rows).toHaveLength(1);
  expect(await readings()).toEqual(['ann case 1', 'ann history 1', 'ann fields 1', 'ann course 1', 'ann revision 1', 'ann decisions 1', 'ann print 1', 'cat export 1', 'ann list 3', 'ann list 3', 'dan list 1']);
  const [last] = (await cat!.get('/registers/readings?person=dan')).body.rows;
  expect(last).toMatchObject({ register: 'customer', asked: { cases: [ids[1]], as: 'list' } });
});

test('a search tells of records even where nothing is found, and so does the comparison with a file', async () => {
  const before = await readings();
  const since = async (): Promise<readonly string[]> => (await readings()).slice(before.length);
  const compare = (way: string, text: string) => ann!.send('POST', `/records/customer/${way}?reason=x`, { raw: Buffer.from(text), headers: { 'content-type': 'application/octet-stream', 'idempotency-key': `${way}-${text.length}` } });
  expect((await ann!.get('/cases?text=nobody')).body.rows).toEqual([]);
  expect((await ann!.get('/cases?text=nobody&workflow=permit')).body.rows).toEqual([]);
  expect((await hal!.get('/cases?text=C-2')).body.rows).toEqual([]);
  expect(await since()).toEqual(['ann search 0']);
  expect((await cat!.get('/audit/cases?amountFrom=1000000')).body.rows).toEqual([]);
  expect((await cat!.get('/audit/cases?person=ann')).status).toBe(200);
  expect((await since()).slice(1)).toEqual(['cat search 0']);
  expect((await compare('preview', 'code,name\nC-1,Ms C-1\nC-9,Ms C-9\n')).body).toMatchObject({ starts: 1, same: 1, faults: [] });
  expect((await compare('preview', 'code,name\nC-9,Ms C-9\n')).body).toMatchObject({ starts: 1, same: 0 });
  expect((await compare('import', 'code,name\nC-1,Ms C-1\n')).body).toMatchObject({ same: 1, faults: [] });
  expect((await hal!.send('POST', '/records/customer/preview?reason=x', { raw: Buffer.from('code,name\nC-1,x\n'), headers: { 'content-type': 'application/octet-stream' } })).body.faults).toHaveLength(1);
  expect((await since()).slice(2)).toEqual(['ann preview 1', 'ann preview 0', 'ann import 1']);
});

test('a notice that comes with what stands in the record is a reading of it', async () => {
  const before = await readings();
  const { notices } = server.engine.database;
  const words = { subject: 'About a customer', text: '' };
  const about = { company: 'shop', person: 'ann', position: 1, number: 0, kind: 'copy' as const, case: ids[0]!, task: null, at: server.clock.now(), words: { zh: words, en: words } };
  expect(await notices.tell({ company: 'shop', done: 0 }, 1, { notices: [about], deliveries: [] })).toBe(true);
  expect((await ann!.get('/notices')).body.rows).toHaveLength(1);
  expect((await readings()).slice(before.length)).toEqual([]);
  expect((await ann!.get('/notices?withData=true')).body.rows).toMatchObject([{ data: { code: 'C-1' } }]);
  expect((await readings()).slice(before.length)).toEqual(['ann notices 1']);
});

test('a permission opens the records that it names, as long as it holds, and no others; whoever is refused has read nothing', async () => {
  const before = await readings();
  expect((await hal!.get(`/cases/${ids[0]}`)).status).toBe(404);
  expect((await hal!.get('/records')).body).toEqual([]);
  const { body } = await hal!.post('/cases', { workflow: 'permit', data: { customers: ['C-1', 'C-3'], until: '2026-03-02' } });
  const approver = await server.as('bob', 'shop');
  const [task] = (await approver.get(`/cases/${body.case}`)).body.tasks;
  expect((await approver.post(`/cases/${body.case}/tasks/${task.id}/approve`, {})).status).toBe(200);
  expect((await Promise.all(ids.map((id) => hal!.get(`/cases/${id}`)))).map(({ status }) => status)).toEqual([200, 404, 200]);
  expect((await hal!.get('/records')).body).toMatchObject([{ id: 'customer', keeps: false }]);
  expect((await hal!.get('/cases?workflow=customer&withData=true')).body.rows.map((row: { data: { code: string } }) => row.data.code).sort()).toEqual(['C-1', 'C-3']);
  expect((await readings()).slice(before.length).sort()).toEqual(['hal case 1', 'hal case 1', 'hal list 2']);
  server.clock.set('2026-03-03T01:00:00Z');
  expect((await (await server.as('hal', 'shop')).get(`/cases/${ids[0]}`)).status).toBe(404);
});

test('where a reading cannot be recorded, nothing is given', async () => {
  const again = await server.as('ann', 'shop');
  const log = server.engine.database.registerLog;
  const record = log.record.bind(log);
  Object.assign(log, { record: () => Promise.reject(new Error('no room')) });
  expect((await again.get(`/cases/${ids[0]}`)).status).toBe(500);
  Object.assign(log, { record });
  expect((await again.get(`/cases/${ids[0]}`)).status).toBe(200);
});
