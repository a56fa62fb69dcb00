/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { identityOf } from '../../src/identity/identity.js';
import type { Client } from './support/client.js';
import { EventStream } from './support/event-stream.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = await Promise.all([server.as('ann'), server.as('bob')]);
});

afterAll(() => server.close());

async function newCase(client = ann): Promise<string> {
  const { case: id } = (await client.post('/cases', { workflow: 'leave', data: { days: 1 } })).body;
  await server.engine.settle();
  return id;
}

describe('the stream of events', () => {
  test('tells what happens from now on, and nothing from before', async () => {
    await newCase();
    const stream = await EventStream.open(bob);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const id = await newCase();
    const event = await stream.next();
    expect(event).toMatchObject({ event: 'case', data: { case: id, revision: 1, workflow: 'leave', events: expect.arrayContaining(['CaseStarted']) } });
    stream.close();
  });

  test('goes on behind the last event that was seen, without gap or repeat', async () => {
    const ids = [await newCase(), await newCase(), await newCase()];
    const first = await EventStream.open(bob, '0');
    const seen = [];
    while (seen.at(-1)?.data.case !== ids[0]) seen.push(await first.next());
    first.close();
    const resumed = await EventStream.open(bob, seen.at(-1)?.id);
    expect([(await resumed.next()).data.case, (await resumed.next()).data.case]).toEqual(ids.slice(1));
    resumed.close();
  });

  test('tells a person nothing about a case that the person may not see', async () => {
    const abe = await server.as('abe');
    const stream = await EventStream.open(abe);
    await newCase();
    const id = await newCase(abe);
    expect(await stream.next()).toMatchObject({ event: 'other', data: {} });
    expect(await stream.next()).toMatchObject({ event: 'case', data: { case: id } });
    stream.close();
  });

  test('tells nothing of another company', async () => {
    const stranger = await server.as('bob', 'zenith');
    const stream = await EventStream.open(stranger, '0');
    await newCase();
    const own = await newCase(await server.as('ann', 'zenith'));
    expect(await stream.next()).toMatchObject({ event: 'case', data: { case: own } });
    stream.close();
  });

  test('needs somebody signed in and a readable position', async () => {
    expect((await ann.with({}).get('/events')).status).toBe(401);
    expect((await ann.get('/events', { 'last-event-id': 'first' })).body.code).toBe('header-invalid');
    expect((await ann.send('HEAD', '/events')).status).toBe(200);
  });

  test('is limited in number for one person, and counts closed streams no more', async () => {
    const hal = await server.as('hal');
    const streams = await Promise.all(Array.from({ length: 10 }, () => EventStream.open(hal)));
    const refused = await hal.get('/events');
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-streams']);
    streams.forEach((stream) => stream.close());
    await expect(untilOpen(hal)).resolves.toBe(200);
  });
});

test('closing the server ends its streams at once', async () => {
  const other = await startServer();
  const stream = await EventStream.open(await other.as('ann'));
  const { accounts } = identityOf(other.engine, undefined);
  await accounts.disable('acme', 'hal');
  const ended = stream.ended();
  await other.close();
  await expect(ended).resolves.toBe(true);
});

async function untilOpen(client: Client): Promise<number> {
  for (;;) {
    const stream = await EventStream.open(client);
    stream.close();
    if (stream.status === 200) return stream.status;
  }
}
