/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { identityOf } from '../../src/identity/identity.js';
import { Client } from './support/client.js';
import { PASSWORD, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let nobody: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = new Client(server.url);
});

afterAll(() => server.close());

function signIn(person: string, password = PASSWORD, headers: Record<string, string> = {}): ReturnType<Client['send']> {
  return nobody.send('POST', '/sign-in', { body: { company: 'acme', person, password }, headers });
}

describe('sessions', () => {
  test('open with the right password, in a cookie that scripts and other sites cannot use', async () => {
    const { status, headers, body } = await signIn('bob');
    expect([status, body]).toEqual([200, { company: 'acme', id: 'bob', name: 'Bob', posts: ['head'], departments: ['office'], heads: ['office'], roles: ['staff', 'process-admin'] }]);
    const cookie = headers.getSetCookie().join();
    expect(cookie).toMatch(/^bylaw_session=[\w.-]{50,}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('tell who one is', async () => {
    expect((await (await server.as('ann')).get('/me')).body).toMatchObject({ company: 'acme', id: 'ann' });
  });

  test('end at sign-out, for the cookie as well', async () => {
    const ann = await server.as('ann');
    const out = await ann.send('POST', '/sign-out');
    expect([out.status, out.headers.getSetCookie().join()]).toEqual([204, expect.stringMatching(/^bylaw_session=; .*Expires=Thu, 01 Jan 1970/)]);
    expect((await ann.get('/me')).status).toBe(401);
  });

  test('run out after two idle hours, and after twelve in any case', async () => {
    const start = server.clock.now();
    const at = (hours: number): void => server.clock.set(new Date(Date.parse(start) + hours * 3_600_000).toISOString());
    const [idle, busy] = [await server.as('ann'), await server.as('ann')];
    for (let hours = 1.5; hours < 12; hours += 1.5) {
      at(hours);
      expect((await busy.get('/me')).status).toBe(200);
    }
    expect((await idle.get('/me')).status).toBe(401);
    at(12.1);
    expect((await busy.get('/me')).status).toBe(401);
    server.clock.set(start);
  });

  test('cannot have their latest end moved by whoever holds them', async () => {
    const ann = await server.as('ann');
    const forged = ann.cookie.replace(/\.[0-9a-z]+$/, '.zzzzzzzz');
    expect(forged).not.toBe(ann.cookie);
    expect((await nobody.with({ cookie: forged }).get('/me')).status).toBe(401);
  });

  test('end when the account is disabled, and none opens any more', async () => {
    const { accounts } = identityOf(server.engine, undefined);
    const abe = await server.as('abe');
    const token = (await abe.send('POST', '/tokens', { body: { label: 'script' } })).body.token;
    await accounts.disable('acme', 'abe');
    expect((await abe.get('/me')).status).toBe(401);
    expect((await nobody.withToken(token).get('/me')).status).toBe(401);
    expect((await signIn('abe')).body.code).toBe('sign-in-failed');
    await accounts.enable('acme', 'abe');
    expect((await abe.get('/me')).status).toBe(401);
    expect((await nobody.withToken(token).get('/me')).status).toBe(200);
  });

  test('end when the password is changed, and the present one is needed for it', async () => {
    const [hal, elsewhere] = [await server.as('hal'), await server.as('hal')];
    const change = (present: string, next: string): ReturnType<Client['send']> => hal.send('POST', '/me/password', { body: { present, next } });
    expect((await change('wrong', 'a very new password')).body.code).toBe('password-wrong');
    expect((await change(PASSWORD, 'short')).body.code).toBe('password-weak');
    expect((await change(PASSWORD, 'a very new password')).status).toBe(204);
    expect([(await hal.get('/me')).status, (await elsewhere.get('/me')).status]).toEqual([401, 401]);
    expect((await signIn('hal')).status).toBe(401);
    expect((await signIn('hal', 'a very new password')).status).toBe(200);
  });
});

describe('failed sign-ins', () => {
  test('look the same for an unknown person and a wrong password', async () => {
    const [wrong, unknown] = [await signIn('cat', 'wrong'), await signIn('nobody-at-all', 'wrong')];
    const { requestId: first, ...one } = wrong.body;
    const { requestId: second, ...other } = unknown.body;
    expect(one).toEqual(other);
    expect(first).not.toBe(second);
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('close the account for a while, even to the right password', async () => {
    const replies = [];
    for (let attempt = 0; attempt < 11; attempt += 1) replies.push(await signIn('dan', `guess ${attempt}`));
    expect(replies.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429]);
    const right = await signIn('dan');
    expect([right.status, right.body.code, right.headers.get('retry-after')]).toEqual([429, 'too-many-attempts', '900']);
    server.clock.set(new Date(Date.parse(server.clock.now()) + 901_000).toISOString());
    expect((await signIn('dan')).status).toBe(200);
  });

  test('count where a password is changed as well', async () => {
    const dan = await server.as('dan');
    const change = async (present: string): Promise<number> => (await dan.send('POST', '/me/password', { body: { present, next: 'a very new password' } })).status;
    const replies = [];
    for (let attempt = 0; attempt < 11; attempt += 1) replies.push(await change(`guess ${attempt}`));
    expect(replies).toEqual([...Array<number>(10).fill(403), 429]);
    expect([await change(PASSWORD), (await signIn('dan')).status]).toEqual([429, 429]);
    server.clock.set(new Date(Date.parse(server.clock.now()) + 901_000).toISOString());
    expect((await signIn('dan')).status).toBe(200);
  });

  test('cannot slip through in a burst', async () => {
    const replies = await Promise.all(Array.from({ length: 25 }, (_, index) => signIn('cat', `guess ${index}`)));
    expect(replies.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    server.clock.set(new Date(Date.parse(server.clock.now()) + 901_000).toISOString());
  });

  test('close the address, whatever accounts are tried', async () => {
    const replies = [];
    for (let attempt = 0; attempt < 31; attempt += 1) replies.push(await signIn(`person-${attempt}`, 'guess'));
    expect(replies.at(29)?.status).toBe(401);
    expect(replies.at(30)?.status).toBe(429);
    expect((await signIn('ann')).status).toBe(429);
    server.clock.set(new Date(Date.parse(server.clock.now()) + 901_000).toISOString());
  });
});

describe('requests of other sites', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no readable origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a fetch from a sibling host', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_, headers) => {
    const ann = await server.as('ann');
    const reply = await ann.post('/cases', { workflow: 'leave', data: { days: 1 } }, headers);
    expect([reply.status, reply.body.code]).toEqual([403, 'cross-site']);
    expect((await signIn('ann', PASSWORD, headers)).body.code).toBe('cross-site');
  });

  test('are told from those of this site', async () => {
    const ann = await server.as('ann');
    const reply = await ann.post('/cases', { workflow: 'leave', data: { days: 1 } }, { origin: server.url, 'sec-fetch-site': 'same-origin' });
    expect(reply.status).toBe(201);
  });
});

describe('tokens', () => {
  test('are made, shown once, used, listed and taken back', async () => {
    const ann = await server.as('ann');
    const made = await ann.send('POST', '/tokens', { body: { label: 'nightly', days: 30 } });
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^bylaw_[\w-]{43}$/);
    const list = (await ann.get('/tokens')).body;
    expect(list).toEqual([{ id: made.body.id, label: 'nightly', createdAt: made.body.createdAt, expiresAt: made.body.expiresAt }]);
    const program = nobody.withToken(made.body.token);
    expect((await program.get('/me')).body.id).toBe('ann');
    expect((await program.send('POST', '/tokens', { body: { label: 'heir' } })).body.code).toBe('session-needed');
    expect((await (await server.as('bob')).send('DELETE', `/tokens/${made.body.id}`)).body.code).toBe('token-not-found');
    expect((await ann.send('DELETE', `/tokens/${made.body.id}`)).status).toBe(204);
    expect((await program.get('/me')).status).toBe(401);
  });

  test('never fall back to a cookie', async () => {
    const ann = await server.as('ann');
    expect((await ann.get('/me', { authorization: 'Bearer bylaw_nothing' })).status).toBe(401);
    expect((await ann.get('/me', { authorization: 'Basic YTpi' })).status).toBe(401);
  });

  test('run out', async () => {
    const ann = await server.as('ann');
    const { token } = (await ann.send('POST', '/tokens', { body: { label: 'short', days: 1 } })).body;
    const start = server.clock.now();
    server.clock.set(new Date(Date.parse(start) + 86_400_001).toISOString());
    expect((await nobody.withToken(token).get('/me')).status).toBe(401);
    server.clock.set(start);
  });

  test('are limited in number', async () => {
    const cat = await server.as('cat');
    for (let made = 0; made < 20; made += 1) await cat.send('POST', '/tokens', { body: { label: `token ${made}` } });
    const reply = await cat.send('POST', '/tokens', { body: { label: 'one more' } });
    expect([reply.status, reply.body.code]).toEqual([409, 'too-many-tokens']);
  });
});

test('no secret reaches the log', async () => {
  const ann = await server.as('ann');
  const { token } = (await ann.send('POST', '/tokens', { body: { label: 'logged' } })).body;
  await nobody.withToken(token).get('/me?token=in-the-query');
  const log = server.log.join('');
  for (const secret of [PASSWORD, token, ann.cookie.split('=')[1] ?? '', 'in-the-query']) expect(log).not.toContain(secret);
});
