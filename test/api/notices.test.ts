/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client, Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = [await server.as('ann'), await server.as('bob')];
});
afterAll(() => server.close());

async function told(who: Client): Promise<Reply> {
  await server.engine.settle();
  return who.get('/notices');
}

test('an inbox is of one person in one company, and tells of work and of the end', async () => {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 1 } })).body;
  const [work] = (await told(bob)).body.rows;
  expect(work).toMatchObject({ kind: 'task', case: id, task: 'task-1-1', readAt: null, words: { en: { subject: expect.stringContaining('To do: ') }, zh: { subject: expect.stringContaining('待办：') } } });
  expect((await bob.get('/notices/unread')).body).toEqual({ unread: 1 });
  expect(work).not.toHaveProperty('workflow');
  expect((await bob.get('/notices?withData=true')).body.rows[0]).toMatchObject({ id: work.id, workflow: 'leave', data: { days: 1 } });
  expect((await bob.post(`/cases/${id}/tasks/${work.task}/approve`, {})).status).toBe(200);
  const [end] = (await told(ann)).body.rows;
  expect(end).toMatchObject({ kind: 'result', case: id, task: null });
  expect((await (await server.as('ann', 'zenith')).get('/notices')).body.rows).toEqual([]);

  expect((await ann.post(`/notices/${work.id}/read`, {})).body.code).toBe('notice-not-found');
  expect((await bob.post(`/notices/${work.id}/read`, {})).status).toBe(204);
  expect((await bob.post(`/notices/${work.id}/read`, {})).status).toBe(204);
  expect((await bob.get('/notices?unread=true')).body).toEqual({ rows: [], next: null });
  expect((await bob.get('/notices')).body.rows[0].readAt).toMatch(/Z$/);
  expect((await ann.post('/notices/read', { upTo: end.id })).body).toEqual({ unread: 0 });
});

test('what is no notice is refused with what was expected', async () => {
  const codes = [
    await bob.post('/notices/read', {}),
    await bob.post('/notices/read', { upTo: 'all' }),
    await bob.post('/notices/read', { upTo: '99999999999999999999-0' }),
    await bob.post('/notices/none/read', {}),
    await bob.get('/notices?unread=perhaps'),
    await bob.get('/notices?after=xyz'),
    await new (bob.constructor as new (url: string) => Client)(bob.url).get('/notices'),
  ].map(({ status, body }): readonly unknown[] => [status, body.code]);
  expect(codes).toEqual([[400, 'request-invalid'], [400, 'request-invalid'], [400, 'request-invalid'], [400, 'request-invalid'], [400, 'request-invalid'], [400, 'cursor-invalid'], [401, 'not-signed-in']]);
});
