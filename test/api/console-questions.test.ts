/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.close());

test('the outline names the parts of a rulebook, of the version asked for', async () => {
  const ann = await server.as('ann');
  const { status, body } = await ann.get('/rulebook/outline');
  expect([status, body.language, typeof body.timeZone]).toEqual([200, expect.stringMatching(/^(zh|en)$/), 'string']);
  expect(body.posts.map(({ id }: { id: string }) => id)).toContain('head');
  expect(body.posts).toContainEqual({ id: 'clerk', title: 'Clerk', department: 'office' });
  expect(body.ledgers).toEqual((await ann.get('/ledgers')).body.map(({ id, title }: { id: string; title: unknown }) => ({ id, title })));
  expect(body.ledgers).not.toEqual([]);
  expect((await ann.get(`/rulebook/outline?version=${String(body.version)}`)).body).toEqual(body);
  expect((await ann.get('/rulebook/outline?version=none')).body.code).toBe('version-not-found');
  expect((await new Client(server.url).get('/rulebook/outline')).status).toBe(401);
});

test('the clock is the one that time limits are counted by', async () => {
  expect((await (await server.as('ann')).get('/clock')).body.now).toBe(server.clock.now());
  expect((await new Client(server.url).get('/clock')).status).toBe(401);
});

test('a real server has no demonstration', async () => {
  const { status, body } = await new Client(server.url).get('/demonstration');
  expect([status, body.code]).toEqual([404, 'route-not-found']);
});

test('lists show the data of their cases where it is asked for, and cases are found by it', async () => {
  const [ann, bob] = [await server.as('ann'), await server.as('bob')];
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 17 } })).body;
  const [task] = (await bob.get('/tasks?withData=true')).body.rows;
  expect(task).toMatchObject({ case: id, data: { days: 17 } });
  const found = async (query: string): Promise<unknown> => (await ann.get(`/cases?${query}`)).body.rows.map((row: { id: string }) => row.id);
  expect(await found('text=17')).toEqual([id]);
  expect(await found(`text=${String(id).toUpperCase()}`)).toEqual([id]);
  expect(await found('text=eighteen')).toEqual([]);
  expect((await bob.get('/cases?withData=true&text=17')).body.rows[0].data).toEqual({ days: 17 });
  expect((await ann.get('/cases?withData=perhaps')).body.code).toBe('request-invalid');
});
