/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = await Promise.all([server.as('ann'), server.as('bob')]);
});

afterAll(() => server.close());

interface Selected {
  readonly case: string;
  readonly task: string;
}

async function leaves(...days: readonly number[]): Promise<readonly Selected[]> {
  return Promise.all(
    days.map(async (count) => {
      const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: count } })).body as { case: string };
      return { case: id, task: (await ann.get(`/cases/${id}`)).body.tasks[0].id as string };
    }),
  );
}

test('a list tells what may be done with several tasks at once', async () => {
  const [leave] = await leaves(1);
  const { rows } = (await bob.get('/tasks')).body;
  expect(rows.find((row: { case: string }) => row.case === leave?.case).together).toEqual([{ action: 'approve', title: { zh: '同意', en: 'Approve' }, opinion: 'optional' }]);
});

test('several tasks are done, each with a result of its own, and history says with how many', async () => {
  const [first, second, board] = await leaves(1, 2, 31);
  const reply = await bob.post('/tasks/actions/approve', { tasks: [first, second, { ...board, revision: 1 }], opinion: 'quiet week' });
  expect(reply.status).toBe(200);
  expect(reply.body.results).toEqual([
    { ...first, answer: expect.objectContaining({ revision: 2, in: ['booking'] }) },
    { ...second, answer: expect.objectContaining({ revision: 2 }) },
    { ...board, problem: expect.objectContaining({ code: 'guard-refused', status: 422 }) },
  ]);
  const [, approved] = (await ann.get(`/cases/${first?.case}/history`)).body.rows;
  expect(approved.command).toMatchObject({ type: 'PerformAction', together: 3, opinion: 'quiet week' });
});

test('the same request again gives the same results and changes nothing', async () => {
  const selected = await leaves(1, 2);
  const send = (): ReturnType<Client['post']> => bob.post('/tasks/actions/approve', { tasks: selected }, { 'idempotency-key': 'together' });
  const [once, again] = [await send(), await send()];
  expect(again.body).toEqual(once.body);
  const found = await bob.get(`/cases/${selected[0]?.case}/history`);
  expect(found.body.rows.filter((entry: { command: { type: string } }) => entry.command.type === 'PerformAction')).toHaveLength(1);
});

test('what is done one by one is refused, and so are moved cases and strange ones', async () => {
  const [first, second] = await leaves(1, 2);
  const rejected = await bob.post('/tasks/actions/reject', { tasks: [first], opinion: 'no' });
  expect(rejected.body.results[0].problem).toMatchObject({ code: 'one-by-one', detail: expect.stringContaining('one by one') });
  const stale = await bob.post('/tasks/actions/approve', { tasks: [{ ...first, revision: 7 }, { case: 'nowhere', task: 'x' }, second] });
  expect(stale.body.results.map((one: { problem?: { code: string } }) => one.problem?.code)).toEqual(['revision-stale', 'case-not-found', undefined]);
  const others = await ann.post('/tasks/actions/approve', { tasks: [first] });
  expect(others.body.results[0].problem.code).toBe('not-allowed');
});

test.each([
  ['no task', { tasks: [] }],
  ['a task twice', { tasks: [{ case: 'a', task: 'b' }, { case: 'a', task: 'b' }] }],
  ['too many', { tasks: Array.from({ length: 101 }, (_, at) => ({ case: String(at), task: 'b' })) }],
  ['a strange member', { tasks: [{ case: 'a', task: 'b', more: 1 }] }],
])('a request with %s is refused as a whole', async (_, body) => {
  const reply = await bob.post('/tasks/actions/approve', body);
  expect([reply.status, reply.body.code]).toEqual([400, 'request-invalid']);
});
