/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { StoreBusyError } from '../../src/engine/ports/command-store.js';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;

const START = { workflow: 'leave', data: { days: 2 } };

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = await Promise.all([server.as('ann'), server.as('bob')]);
});

afterAll(() => server.close());

async function newCase(days = 2): Promise<{ id: string; task: string }> {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days } })).body;
  return { id, task: (await ann.get(`/cases/${id}`)).body.tasks[0].id };
}

describe('idempotency keys', () => {
  test('give the first answer again for the same request', async () => {
    const first = await ann.post('/cases', START, { 'idempotency-key': 'same' });
    const again = await ann.post('/cases', START, { 'idempotency-key': 'same' });
    expect(again.body).toEqual(first.body);
    expect([again.status, again.headers.get('etag'), again.headers.get('location')]).toEqual([201, '"1"', first.headers.get('location')]);
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
  });

  test('refuse another request', async () => {
    await ann.post('/cases', START, { 'idempotency-key': 'taken' });
    const other = await ann.post('/cases', { ...START, data: { days: 3 } }, { 'idempotency-key': 'taken' });
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
  });

  test('belong to one person', async () => {
    const abe = await server.as('abe');
    const mine = await ann.post('/cases', START, { 'idempotency-key': 'shared' });
    const theirs = await abe.post('/cases', START, { 'idempotency-key': 'shared' });
    expect(theirs.status).toBe(201);
    expect(theirs.body.case).not.toBe(mine.body.case);
  });

  test('make one case of ten parallel requests', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => ann.post('/cases', START, { 'idempotency-key': 'burst' })));
    expect(new Set(replies.map((reply) => reply.body.case)).size).toBe(1);
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['with a space', 'a b'],
    ['too long', 'k'.repeat(201)],
  ])('are needed: %s', async (_, key) => {
    const { id, task } = await newCase();
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const sent = [
      ann.send('POST', '/cases', { body: START, headers }),
      bob.send('POST', `/cases/${id}/tasks/${task}/approve`, { body: {}, headers }),
      bob.send('PATCH', `/cases/${id}/data`, { body: { changes: {}, reason: 'x' }, headers }),
      ann.send('POST', `/cases/${id}/cancel`, { body: { reason: 'x' }, headers }),
      ann.send('POST', `/cases/${id}/signals/withdraw`, { body: { data: {} }, headers }),
    ];
    for (const reply of await Promise.all(sent)) expect([reply.status, reply.body.code]).toEqual([400, 'idempotency-key-missing']);
  });
});

describe('expected revisions', () => {
  test('refuse a command on a case that has moved on', async () => {
    const { id, task } = await newCase();
    const stale = await bob.post(`/cases/${id}/tasks/${task}/approve`, {}, { 'if-match': '"7"' });
    expect([stale.status, stale.body.code, stale.body.details]).toEqual([412, 'revision-stale', { revision: 1 }]);
    expect((await bob.post(`/cases/${id}/tasks/${task}/approve`, {}, { 'if-match': 'seven' })).body.code).toBe('header-invalid');
    expect((await bob.post(`/cases/${id}/tasks/${task}/approve`, {}, { 'if-match': '"1"' })).status).toBe(200);
  });
});

describe('refused commands', () => {
  test.each([
    ['an unknown workflow', 404, 'workflow-not-found', { workflow: 'nothing', data: {} }],
    ['data that do not fit', 422, 'data-invalid', { workflow: 'leave', data: { days: 0 } }],
    ['unknown data', 422, 'data-invalid', { workflow: 'leave', data: { days: 1, extra: 1 } }],
    ['data that are no object', 400, 'request-invalid', { workflow: 'leave', data: [1] }],
    ['a workflow that is no text', 400, 'request-invalid', { workflow: { id: 'leave' }, data: {} }],
    ['a property that nobody knows', 400, 'request-invalid', { workflow: 'leave', data: { days: 1 }, parent: { case: 'x', child: 'y' } }],
    ['an empty body', 400, 'request-invalid', {}],
    ['a list', 400, 'request-invalid', []],
  ])('%s', async (_, status, code, body) => {
    const reply = await ann.post('/cases', body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body.detail).toMatch(/^Expected .*, but .*/s);
  });

  test('by conditions, with the article and what would have to be different', async () => {
    const { id, task } = await newCase(31);
    const reply = await bob.post(`/cases/${id}/tasks/${task}/approve`, {});
    expect([reply.status, reply.body.code, reply.body.article]).toEqual([422, 'guard-refused', '2']);
  });

  test('by people: not the candidate, unknown action, closed task, missing opinion, locked field', async () => {
    const { id, task } = await newCase();
    const to = (action: string, on = task): string => `/cases/${id}/tasks/${on}/${action}`;
    const replies = [
      await ann.post(to('approve'), {}),
      await bob.post(to('explode'), {}),
      await bob.post(to('approve', 'nothing'), {}),
      await bob.post(to('reject'), {}),
      await bob.post(to('approve'), { fields: { days: 1 } }),
    ];
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'not-allowed'],
      [404, 'action-unknown'],
      [409, 'task-not-open'],
      [422, 'opinion-missing'],
      [422, 'field-not-editable'],
    ]);
  });

  test('are kept for auditors', async () => {
    const cat = await server.as('cat');
    const { id, task } = await newCase();
    await ann.post(`/cases/${id}/tasks/${task}/approve`, {});
    const { body } = await cat.get(`/refusals?case=${id}`);
    expect(body.rows).toMatchObject([{ case: id, actor: 'ann', command: 'PerformAction', code: 'not-allowed' }]);
    expect((await ann.get('/refusals')).body.code).toBe('role-missing');
    expect((await (await server.as('cat', 'zenith')).get('/refusals')).body.rows).toEqual([]);
  });

  test('by a busy database, with the time after which to come back', async () => {
    jest.spyOn(server.engine.commands, 'execute').mockRejectedValueOnce(new StoreBusyError(3, new Error('locked')));
    const reply = await ann.post('/cases', START);
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([503, 'store-busy', '3']);
  });

  test('by a bug: the request id, and nothing of the inside', async () => {
    jest.spyOn(server.engine.commands, 'execute').mockRejectedValueOnce(new Error('SELECT secret FROM inside'));
    const reply = await ann.post('/cases', START, { 'x-request-id': 'find-me-1234' });
    expect([reply.status, reply.body.code, reply.body.requestId]).toEqual([500, 'internal', 'find-me-1234']);
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|stack|\bat /);
    expect(server.log.some((line) => line.includes('find-me-1234') && line.includes('SELECT secret'))).toBe(true);
  });
});
