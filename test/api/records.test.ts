/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client, Reply } from './support/client.js';
import { RECORD_FILES } from './support/rulebooks.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';
import { found, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let hal: Client;

beforeAll(async () => {
  server = await startServer();
  await found(server.engine, 'shop', RECORD_FILES);
  [ann, hal] = await Promise.all([server.as('ann', 'shop'), server.as('hal', 'shop')]);
});

afterAll(() => server.close());

let keys = 0;
function upload(by: Client, what: 'preview' | 'import', text: string, key = `k${(keys += 1)}`): Promise<Reply> {
  return by.send('POST', `/records/customer/${what}?reason=${encodeURIComponent('list of March')}`, { raw: Buffer.from(text), headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key } });
}

const LIST = 'code,Name,Since,kind,Turnover,vip\nC-1,Ms Zhao,2026/3/1,Key account,"1,200.50",yes\nC-2,Mr Qian,,plain,,\n';

test('a file is shown first, with what it would do; nothing is changed', async () => {
  expect((await upload(ann, 'preview', LIST)).body).toEqual({ starts: 2, changes: 0, same: 0, faults: [] });
  expect((await ann.get('/cases?workflow=customer')).body.rows).toEqual([]);
});

test('it is taken over: what is not kept yet is started, what differs is changed, and the same again changes nothing', async () => {
  expect((await upload(ann, 'import', LIST)).body).toEqual({ starts: 2, changes: 0, same: 0, faults: [] });
  const { rows } = (await ann.get('/cases?workflow=customer&withData=true')).body;
  const first = rows.find(({ data }: { data: { code: string } }) => data.code === 'C-1');
  expect(first.data).toEqual({ code: 'C-1', name: 'Ms Zhao', since: '2026-03-01', kind: 'key', turnover: '1200.50', vip: true });
  expect((await upload(ann, 'preview', LIST)).body).toMatchObject({ starts: 0, changes: 0, same: 2 });
  const second = LIST.replace('Mr Qian,,plain', 'Mr Qian,2026-03-05,plain').replace(',yes', ',');
  expect((await upload(ann, 'import', second)).body).toEqual({ starts: 0, changes: 2, same: 0, faults: [] });
  const { changes } = (await ann.get(`/cases/${first.id}/fields?field=vip`)).body;
  expect(changes[0]).toMatchObject({ from: true, to: null, by: 'ann', reason: 'list of March' });
});

test('every fault is told with its row and column, and nothing is taken over', async () => {
  const faulty = 'code,Name,Since,kind,Turnover,vip\nC-7,Ms Sun,2026-02-30,gold,12.5.1,maybe\nC-8,,2026-03-01,plain,1,no\nC-8,Mr Li,2026-03-01,plain,1,no\n';
  const { body } = await upload(ann, 'import', faulty);
  expect(body.faults.map(({ row, column }: { row: number; column: string }) => `${row} ${column}`)).toEqual(['2 Since', '2 kind', '2 Turnover', '2 vip', '3 Name', '4 ']);
  expect(body.faults[1].message).toBe('expected one of Key account, Plain');
  expect((await upload(ann, 'preview', 'coed,Name\nC-9,Ms Wu\n')).body.faults).toEqual([
    { row: 1, column: 'coed', message: 'Expected the id or title of a field, but found "coed" (did you mean "code"?)' },
    { row: 1, column: '', message: 'Expected a column for each field of the key, but there is none for code' },
  ]);
  expect((await ann.get('/cases?workflow=customer')).body.rows).toHaveLength(2);
});

test('whoever does not keep the records is told nothing of them, and other workflows have none', async () => {
  const { body } = await upload(hal, 'import', 'code,Name\nC-9,Ms Wu\n');
  expect(body).toMatchObject({ starts: 0, faults: [{ row: 1 }] });
  expect((await ann.send('POST', '/records/leave/preview?reason=x', { raw: Buffer.from(LIST), headers: { 'content-type': 'application/octet-stream' } })).body.code).toBe('workflow-not-found');
  expect((await upload(ann, 'preview', '')).status).toBeGreaterThanOrEqual(400);
});

test('a field that only some may change is refused to the others, by hand and in a file, and is listed for whoever keeps the record', async () => {
  const named = (files: RulebookFiles, by: string): RulebookFiles => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('company: shop', 'company: fair').replace('keptBy: [{ post: clerk }] }', by)]));
  await found(server.engine, 'fair', named(RECORD_FILES, 'keptBy: [{ post: clerk }, { post: head }], changedBy: { since: { post: head }, vip: [] } }'));
  const [clerk, head, admin] = await Promise.all(['ann', 'hal', 'bob'].map((id) => server.as(id, 'fair')));
  const { body: begun } = await clerk!.send('POST', '/cases', { body: { workflow: 'customer', data: { code: 'C-1', name: 'Ms Zhao' } }, headers: { 'idempotency-key': 'start' } });
  const change = async (by: Client | undefined, changes: object): Promise<unknown> => {
    const { status, body } = await by!.send('PATCH', `/cases/${begun.case}/data`, { body: { changes, reason: 'x' }, headers: { 'idempotency-key': `c${(keys += 1)}` } });
    return status === 200 ? 'changed' : `${status} ${body.code} ${body.detail}`;
  };
  expect(await change(clerk, { name: 'Ms Qian', since: '2026-03-01' })).toBe('422 field-not-editable Expected somebody who may change the field "since" by hand, but ann may not.');
  expect(await change(clerk, { name: 'Ms Qian' })).toBe('changed');
  expect(await change(head, { since: '2026-03-01' })).toBe('changed');
  expect(await change(clerk, { name: 'Ms Sun', since: '2026-03-01' })).toBe('changed');
  expect(await change(head, { vip: true })).toMatch(/^422 field-not-editable/);
  expect(await change(admin, { vip: true })).toBe('changed');
  expect((await upload(clerk!, 'preview', 'code,Name,Since\nC-1,Ms Sun,2026-03-02\n')).body).toMatchObject({ changes: 0, faults: [{ row: 2, message: expect.stringContaining('"since"') }] });
  expect((await upload(clerk!, 'preview', 'code,Name,Since\nC-1,Ms Li,2026-03-01\n')).body).toMatchObject({ changes: 1, faults: [] });
  const fixed = async (by: Client | undefined): Promise<unknown> => (await by!.get('/records')).body.map((one: { fixed: unknown }) => one.fixed);
  expect([await fixed(clerk), await fixed(head), await fixed(admin)]).toEqual([[['since', 'vip']], [['vip']], [[]]]);
});

test('a new row with a field that its keeper may not change starts nothing', async () => {
  const files = Object.fromEntries(Object.entries(RECORD_FILES).map(([path, text]) => [path, text.replace('company: shop', 'company: mart').replace('keptBy: [{ post: clerk }] }', 'keptBy: [{ post: clerk }], changedBy: { since: [] } }\nstartedWith: [code, name]')]));
  await found(server.engine, 'mart', files);
  const clerk = await server.as('ann', 'mart');
  for (const what of ['preview', 'import'] as const) expect((await upload(clerk, what, 'code,Name,Since\nC-9,Ms Wu,2026-03-02\n')).body).toMatchObject({ starts: 0, faults: [{ row: 2, message: expect.stringContaining('"since"') }] });
  expect((await clerk.get('/cases?workflow=customer')).body.rows).toEqual([]);
  expect((await upload(clerk, 'import', 'code,Name\nC-9,Ms Wu\n')).body).toMatchObject({ starts: 1, faults: [] });
});

test('what is kept as records is listed for who keeps it, who may read it, and who sees everything', async () => {
  const keptBy = async (person: string): Promise<unknown> => (await (await server.as(person, 'shop')).get('/records')).body;
  expect(await keptBy('ann')).toEqual([expect.objectContaining({ id: 'customer', key: ['code'], keeps: true })]);
  expect(await keptBy('cat')).toEqual([expect.objectContaining({ id: 'customer', keeps: false })]);
  expect(await keptBy('hal')).toEqual([]);
});
