/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client, Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;
let dan: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob, dan] = [await server.as('ann'), await server.as('bob'), await server.as('dan')];
});
afterAll(() => server.close());

test('operators see what could not be sent outside the inbox, and send it on its way again', async () => {
  server.calendar.broken = true;
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 2 } })).body;
  await server.engine.settle();
  const failing = { id: expect.stringMatching(/^\d+-\d+-mail$/), notice: expect.any(String), person: 'bob', channel: 'mail', address: 'bob@example.com', error: 'the calendar is down', sentAt: null };
  const mine = async (state: string): Promise<Reply['body']> => (await (await server.as('dan')).get(`/deliveries?state=${state}`)).body.rows[0];
  const waiting = await mine('waiting');
  expect(waiting).toMatchObject({ ...failing, state: 'waiting', attempts: 1 });
  expect((await dan.post(`/deliveries/${waiting.id}/retry`, {})).body.code).toBe('delivery-not-failed');
  for (let tries = 0; tries < 5; tries += 1) {
    server.clock.set(new Date(Date.parse(server.clock.now()) + 4 * 3_600_000).toISOString());
    await server.engine.settle();
  }
  expect(await mine('failed')).toMatchObject({ ...failing, id: waiting.id, state: 'failed', attempts: 6 });
  [ann, bob, dan] = [await server.as('ann'), await server.as('bob'), await server.as('dan')];
  for (const who of [bob, ann]) expect((await who.get('/deliveries')).body.code).toBe('role-missing');
  expect((await bob.post(`/deliveries/${waiting.id}/retry`, {})).body.code).toBe('role-missing');
  expect((await dan.get('/deliveries?state=lost')).body.code).toBe('request-invalid');
  expect((await (await server.as('dan', 'zenith')).post(`/deliveries/${waiting.id}/retry`, {})).status).not.toBe(204);
  server.calendar.broken = false;
  expect((await dan.post(`/deliveries/${waiting.id}/retry`, {})).status).toBe(204);
  await server.engine.settle();
  expect(await mine('sent')).toMatchObject({ id: waiting.id, state: 'sent', attempts: 1, error: null, sentAt: server.clock.now() });
  expect((await dan.post(`/deliveries/${waiting.id}/retry`, {})).body.code).toBe('delivery-not-failed');
  expect((await dan.get('/deliveries')).body.rows.some((one: { id: string }) => one.id === waiting.id)).toBe(true);
  expect((await ann.get(`/cases/${id}`)).status).toBe(200);
});
