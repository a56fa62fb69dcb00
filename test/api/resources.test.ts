/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeJob, fakeUnit } from '../store/fake-units.js';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;
let cat: Client;
let dan: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob, cat, dan] = await Promise.all([server.as('ann'), server.as('bob'), server.as('cat'), server.as('dan')]);
});

afterAll(() => server.close());

async function newCase(): Promise<{ id: string; task: string }> {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 2 } })).body;
  return { id, task: (await ann.get(`/cases/${id}`)).body.tasks[0].id };
}

describe('workflows', () => {
  test('are listed', async () => {
    const { body } = await ann.get('/workflows');
    const version = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(body).toEqual([{ id: 'leave', title: { zh: '请假', en: 'Leave' }, article: '1', version }, { id: 'notice', title: 'Notice', article: '1', version }]);
  });

  test('are shown with data, states, tasks, transitions and signals', async () => {
    const { body } = await ann.get('/workflows/leave');
    expect(body.startedBy).toEqual([{ kind: 'post', post: 'clerk', each: false }]);
    expect(body.data.fields).toContainEqual(expect.objectContaining({ id: 'days', title: 'Days', required: true, personal: false }));
    expect(body.data.schema.required).toEqual(['days']);
    expect(body.signals).toMatchObject([{ id: 'withdraw', from: [{ kind: 'starter' }] }]);
    const deciding = body.states.find((state: { path: string }) => state.path === 'deciding');
    expect(deciding.task).toMatchObject({ for: [{ kind: 'post', post: 'head' }], mode: 'any' });
    expect(deciding.task.actions.map((action: { id: string }) => action.id)).toEqual(['approve', 'reject']);
    expect(deciding.transitions).toContainEqual({ on: 'approved', target: 'booking', guard: 'days <= 30 and length of leave(days) != "board"', because: 'More than thirty days need the board', article: '2' });
    expect(deciding.transitions).toContainEqual({ after: 'P3D', target: 'expired', article: '1' });
  });

  test('are found by version, so that an old case can be read', async () => {
    const [{ version }] = (await ann.get('/workflows')).body;
    expect((await ann.get(`/workflows/leave?version=${version}`)).status).toBe(200);
    expect((await ann.get('/workflows/leave?version=none')).body.code).toBe('version-not-found');
    expect((await ann.get('/workflows/none')).body.code).toBe('workflow-not-found');
  });
});

test('people are those of the rulebook', async () => {
  expect((await ann.get('/people')).body).toContainEqual({ id: 'bob', name: 'Bob', posts: ['head'] });
});

test('tasks are those that the person could act on', async () => {
  const { id, task } = await newCase();
  const row = { case: id, id: task, workflow: 'leave', state: 'deciding', candidates: ['post:head'], caseRevision: 1, openedAt: expect.any(String), dueAt: expect.any(String), together: [expect.objectContaining({ action: 'approve' })] };
  expect((await bob.get('/tasks')).body.rows).toContainEqual(row);
  expect((await ann.get('/tasks')).body).toEqual({ rows: [], next: null });
  const sorted = (sort: string) => bob.get(`/tasks?sort=${sort}`);
  expect((await sorted('due')).body.rows).toContainEqual(row);
  await newCase();
  const opened = (await sorted('opened')).body.rows;
  expect(opened.length).toBeGreaterThan(1);
  expect((await sorted('-opened')).body.rows).toEqual(opened.toReversed());
  expect((await sorted('title')).body.code).toBe('request-invalid');
  expect((await bob.get('/tasks?sort=due&after=dnone')).body.code).toBe('cursor-invalid');
});

describe('operators', () => {
  test('see timers', async () => {
    const { id } = await newCase();
    expect((await dan.get('/timers')).body.rows).toContainEqual({ case: id, id: expect.any(String), arming: 1, dueAt: '2026-03-05T01:00:00.000Z' });
    for (const path of ['/timers', '/jobs', '/incidents']) expect((await bob.get(path)).body.code).toBe('role-missing');
  });

  test('see jobs, incidents, and send them back to work', async () => {
    server.calendar.broken = true;
    const { id, task } = await newCase();
    await bob.post(`/cases/${id}/tasks/${task}/approve`, {});
    expect((await dan.get('/jobs')).body.rows).toMatchObject([{ case: id, connector: 'calendar', input: { days: 2 }, state: 'waiting' }]);
    for (let tries = 0; tries < 6; tries += 1) {
      await server.engine.settle();
      server.clock.set(new Date(Date.parse(server.clock.now()) + 600_000).toISOString());
    }
    const [incident] = (await dan.get('/incidents')).body.rows;
    expect(incident).toMatchObject({ case: id, state: 'halted', error: expect.stringContaining('the calendar is down') });
    server.calendar.broken = false;
    expect((await bob.post(`/incidents/${id}/${incident.id}/retry`)).body.code).toBe('role-missing');
    const retried = await dan.post(`/incidents/${id}/${incident.id}/retry`);
    expect([retried.status, retried.body.case]).toEqual([200, id]);
    await server.engine.settle();
    expect((await ann.get(`/cases/${id}`)).body).toMatchObject({ status: 'completed', outcome: 'booked' });
    const late = await dan.post(`/incidents/${id}/${incident.id}/retry`);
    expect([late.status, late.body.code]).toEqual([409, 'case-ended']);
    expect((await (await server.as('dan', 'zenith')).post(`/incidents/${id}/${incident.id}/retry`)).body.code).toBe('case-not-found');
  });
});

describe('ledgers', () => {
  test('show postings: all to those who watch, the own ones to everybody', async () => {
    const { id, task } = await newCase();
    await bob.post(`/cases/${id}/tasks/${task}/approve`, {});
    const posting = { id: expect.any(String), reference: expect.stringMatching(`^${id}/`), case: id, ledger: 'points', holder: 'ann', amount: '-1', unit: 'points', article: '2', reason: 'Leave', at: expect.any(String), decidedBy: 'bob', reverses: null };
    expect((await cat.get('/ledgers')).body).toEqual([{ id: 'points', title: 'Points', unit: 'points', holders: 'people' }]);
    expect((await cat.get(`/ledgers/points/postings?case=${id}`)).body.rows).toEqual([posting]);
    expect((await ann.get('/ledgers/points/postings')).body.rows).toContainEqual(posting);
    const abe = await server.as('abe');
    expect((await abe.get('/ledgers/points/postings')).body.rows).toEqual([]);
    expect((await abe.get('/ledgers/points/postings?holder=ann')).body.code).toBe('role-missing');
    expect((await cat.get('/ledgers/nothing/postings')).body.code).toBe('ledger-not-found');
    const hal = await server.as('hal');
    expect((await hal.get(`/ledgers/points/postings?holder=ann&case=${id}`)).body.rows).toEqual([posting]);
  });

  test('add up to balances: of all for those who watch, of the department for its head, the own one for everybody', async () => {
    const { id, task } = await newCase();
    await bob.post(`/cases/${id}/tasks/${task}/approve`, {});
    expect((await ann.get('/ledgers/points/balances?holder=ann')).body.rows).toEqual((await ann.get('/ledgers/points/balances')).body.rows);
    expect((await (await server.as('abe')).get('/ledgers/points/balances?holder=ann')).body.code).toBe('role-missing');
    const [all, own, others] = await Promise.all([cat, ann, await server.as('abe')].map(async (client) => (await client.get('/ledgers/points/balances')).body.rows as unknown));
    expect(own).toEqual([{ holder: 'ann', total: expect.stringMatching(/^-\d+$/), postings: expect.any(Number) }]);
    expect([all, others]).toEqual([own, []]);
    expect((await (await server.as('hal')).get('/ledgers/points/balances')).body.rows).toEqual(own);
    expect((await cat.get('/ledgers/points/balances?on=2026-03-01')).body.rows).toEqual([]);
    expect((await cat.get('/ledgers/points/balances?on=2026-03-02')).body.rows).toEqual(own);
    expect((await cat.get('/ledgers/points/balances?on=2026-02-31')).body.code).toBe('request-invalid');
    expect((await cat.get('/ledgers/nothing/balances')).body.code).toBe('ledger-not-found');
  });
});

describe('checkpoints', () => {
  test('hold the heads of all cases, and are compared later', async () => {
    const { id } = await newCase();
    const checkpoint = (await cat.get('/checkpoint')).body;
    expect(checkpoint).toMatchObject({ format: 1, company: 'acme' });
    expect(checkpoint.heads.map((head: { case: string }) => head.case)).toContain(id);
    expect((await cat.get('/verify')).body).toMatchObject({ sound: true, cases: checkpoint.heads.length, faults: [] });
    expect((await cat.send('POST', '/checkpoint/verify', { body: checkpoint })).body).toMatchObject({ sound: true });
    const gone = { ...checkpoint, heads: [{ case: 'gone', revision: 1, hash: 'a'.repeat(64) }] };
    expect((await cat.send('POST', '/checkpoint/verify', { body: gone })).body).toMatchObject({ sound: false, faults: [{ case: 'gone' }] });
    const strange = await cat.send('POST', '/checkpoint/verify', { body: { ...checkpoint, heads: [{ case: 1 }] } });
    expect(strange.body).toMatchObject({ code: 'request-invalid', detail: expect.stringMatching(/ but heads\.0\.case is not as it should be\.$/) });
    for (const [body, why] of [[{}, 'format is not as it should be'], [[checkpoint], 'it is something else'], [{ ...checkpoint, more: 1 }, 'more is not as it should be'], [{ ...checkpoint, heads: {} }, 'heads is not as it should be']] as const) {
      const { status, body: said } = await cat.send('POST', '/checkpoint/verify', { body });
      expect([status, said.code, said.details, said.detail]).toEqual([400, 'request-invalid', undefined, `Expected a checkpoint as it was downloaded, with format 1, company, at and heads, and in each head a case, a revision and a hash, but ${why}.`]);
    }
    const large = { ...checkpoint, heads: Array.from({ length: 12_000 }, (_, index) => ({ case: `case-${index}`.padEnd(36, '-'), revision: 1, hash: 'a'.repeat(64) })) };
    expect((await cat.send('POST', '/checkpoint/verify', { body: large })).body.sound).toBe(false);
    for (const path of ['/checkpoint', '/verify']) expect((await ann.get(path)).body.code).toBe('role-missing');
  });
});

describe('a message between cases that has failed for good', () => {
  test('is sent again once for each idempotency key', async () => {
    await server.engine.database.commands.submit(fakeUnit({ company: 'acme', case: 'talker', rows: { jobsQueued: ['m', 'n'].map((job) => fakeJob({ company: 'acme', case: 'talker', id: job, kind: 'engine', runAt: server.clock.now() })) } }));
    const halt = async (): Promise<void> => {
      for (const job of await server.engine.database.queue.claimJobs(server.clock.now(), 30_000, 9)) await server.engine.database.queue.haltJob(job, 'nobody listens');
    };
    await halt();
    const retry = (job: string, key: string) => dan.post(`/incidents/talker/${job}/retry`, undefined, { 'idempotency-key': key });
    const first = await retry('m', 'once');
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([202, null]);
    await halt();
    const again = await retry('m', 'once');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect((await dan.get('/incidents')).body.rows.map((row: { id: string }) => row.id).filter((one: string) => one.length === 1)).toEqual(['m', 'n']);
    expect((await retry('n', 'once')).body.code).toBe('key-reused');
    expect((await retry('m', 'twice')).status).toBe(202);
  });
});
