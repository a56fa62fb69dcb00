/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let bob: Client;
let cat: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob, cat] = await Promise.all([server.as('ann'), server.as('bob'), server.as('cat')]);
});

afterAll(() => server.close());

async function newCase(days = 2): Promise<string> {
  const started = await ann.post('/cases', { workflow: 'leave', data: { days } });
  expect(started.status).toBe(201);
  return started.body.case;
}

async function taskOf(id: string): Promise<string> {
  return (await bob.get(`/cases/${id}`)).body.tasks[0].id;
}

describe('a case over HTTP', () => {
  test('starts, with its place and revision in the headers', async () => {
    const { status, headers, body } = await ann.post('/cases', { workflow: 'leave', data: { days: 2 } });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe(`/api/v1/cases/${body.case}`);
    expect(body).toMatchObject({ revision: 1, status: 'open', in: ['deciding'] });
  });

  test('is read with its ETag, its tasks and its data', async () => {
    const id = await newCase(3);
    const { status, headers, body } = await ann.get(`/cases/${id}`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ id, workflow: 'leave', data: { days: 3 }, in: ['deciding'], startedBy: 'ann', tasks: [{ state: 'deciding' }], timers: [{ state: 'deciding' }] });
  });

  test('says how each of its time limits was counted', async () => {
    const id = (await ann.post('/cases', { workflow: 'notice', data: {} })).body.case;
    const explanation = {
      calendar: 'office',
      how: 'working days after',
      from: expect.stringMatching(/^2026-03-02T01:/),
      count: '3',
      due: expect.stringMatching(/^2026-03-06T01:/),
      noteworthy: [{ from: '2026-03-04', until: '2026-03-04', counted: false, by: 'holiday', name: { zh: '店庆', en: 'Founding day' } }],
      provisional: false,
      text: { en: expect.stringMatching(/^3 working days from 2 March 2026 09:\d\d: skips 4 March \(Founding day\) → 6 March 09:\d\d$/), zh: expect.stringContaining('跳过3月4日（店庆）') },
    };
    const { timers, tasks } = (await ann.get(`/cases/${id}`)).body;
    expect(timers).toEqual([{ id: expect.any(String), arming: 1, state: 'reading', trigger: expect.any(String), dueAt: explanation.due, article: '1', explanations: [explanation], changes: [] }]);
    expect(tasks[0].due).toEqual({ at: explanation.due, timer: timers[0].id, explanations: [explanation], changes: [] });
    expect((await ann.get(`/cases/${id}/at/1`)).body.timers).toEqual(timers);
  });

  test('says what each person may do, and why not', async () => {
    const id = await newCase();
    const forBob = (await bob.get(`/cases/${id}/actions`)).body;
    const forAnn = (await ann.get(`/cases/${id}/actions`)).body;
    expect(forBob.map((one: { action: string; legal: boolean }) => [one.action, one.legal])).toEqual([['approve', true], ['reject', true]]);
    expect(forAnn[0]).toMatchObject({ legal: false, refused: { code: 'not-allowed' } });
  });

  test('tells the way that it would take, and who would act there', async () => {
    const id = await newCase();
    const task = await taskOf(id);
    const { steps, ends } = (await ann.get(`/cases/${id}/forecast`)).body;
    expect([steps, ends]).toEqual([[expect.objectContaining({ state: 'booking', kind: 'wait', sure: true })], [{ state: 'booked', why: 'ended', sure: true }]]);
    expect((await bob.get(`/cases/${id}/forecast?task=${task}&action=reject`)).body).toMatchObject({ steps: [], ends: [{ why: 'ended' }] });
    const codes = await Promise.all(['task=nothing&action=reject', `task=${task}&action=fly`, `task=${task}`].map(async (query) => (await bob.get(`/cases/${id}/forecast?${query}`)).body.code));
    expect(codes).toEqual(['task-not-open', 'action-unknown', 'request-invalid']);
  });

  test('moves when somebody acts on its task', async () => {
    const id = await newCase();
    const done = await bob.post(`/cases/${id}/tasks/${await taskOf(id)}/approve`, { fields: { note: 'fine' }, opinion: 'Enjoy.' }, { 'if-match': '"1"' });
    expect([done.status, done.body.detail]).toEqual([200, undefined]);
    expect(done.headers.get('etag')).toBe('"2"');
    expect(done.body).toMatchObject({ case: id, revision: 2, in: ['booking'] });
    await server.engine.settle();
    expect((await ann.get(`/cases/${id}`)).body).toMatchObject({ status: 'completed', outcome: 'booked', data: { note: 'fine' } });
  });

  test('takes corrections of its data from process admins', async () => {
    const id = await newCase();
    const changed = await bob.send('PATCH', `/cases/${id}/data`, { body: { changes: { days: 5 }, reason: 'miscounted' }, headers: { 'idempotency-key': 'change-1' } });
    expect(changed.body).toMatchObject({ revision: 2 });
    expect((await ann.get(`/cases/${id}`)).body.data).toEqual({ days: 5 });
    const refused = await ann.send('PATCH', `/cases/${id}/data`, { body: { changes: { days: 9 }, reason: 'more' }, headers: { 'idempotency-key': 'change-2' } });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
  });

  test('is cancelled by its starter, and takes nothing afterwards', async () => {
    const id = await newCase();
    expect((await ann.post(`/cases/${id}/cancel`, { reason: 'changed my mind' })).body).toMatchObject({ status: 'cancelled' });
    const late = await ann.post(`/cases/${id}/cancel`, { reason: 'again' });
    expect([late.status, late.body.code]).toEqual([409, 'case-ended']);
  });

  test('receives a signal', async () => {
    const id = await newCase();
    expect((await ann.post(`/cases/${id}/signals/withdraw`, { data: { why: 'rain' } })).body).toMatchObject({ status: 'completed', in: ['withdrawn'] });
    const unknown = await ann.post(`/cases/${await newCase()}/signals/nonsense`, { data: {} });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'signal-unknown']);
  });

  test('is listed with filters, cursor and the wanted fields', async () => {
    const id = await newCase(7);
    const first = (await bob.get('/cases?workflow=leave&status=open&limit=1&fields=days,month')).body;
    expect(first.rows).toMatchObject([{ id, data: { days: 7 }, in: ['deciding'], status: 'open' }]);
    const second = (await bob.get(`/cases?workflow=leave&status=open&limit=1&after=${first.next}`)).body;
    expect(second.rows).toHaveLength(1);
    expect(second.rows[0].id).not.toBe(id);
    expect((await bob.get('/cases?after=nonsense')).body.code).toBe('cursor-invalid');
    expect((await bob.get('/cases?limit=1000')).body.code).toBe('request-invalid');
    expect((await bob.get('/cases?status=open&status=closed')).body.code).toBe('request-invalid');
    expect((await bob.get('/cases?strange=1')).body.code).toBe('request-invalid');
  });

  test('tells its history page by page, and what it was at each revision', async () => {
    const id = await newCase();
    await bob.post(`/cases/${id}/tasks/${await taskOf(id)}/reject`, { opinion: 'No.' });
    const first = (await ann.get(`/cases/${id}/history?limit=1`)).body;
    expect(first).toMatchObject({ rows: [{ revision: 1, actor: { id: 'ann' }, command: { type: 'StartCase' }, previous: null }], next: 2 });
    const second = (await ann.get(`/cases/${id}/history?limit=1&from=2`)).body;
    expect(second).toMatchObject({ rows: [{ revision: 2, actor: { id: 'bob' }, previous: first.rows[0].hash }], next: null });
    expect((await ann.get(`/cases/${id}/at/1`)).body).toMatchObject({ revision: 1, in: ['deciding'] });
    expect((await ann.get(`/cases/${id}/at/3`)).body.code).toBe('revision-not-found');
    expect((await ann.get(`/cases/${id}/at/first`)).body.code).toBe('request-invalid');
  });

  test('tells why a table decided so, to those who see the case', async () => {
    const id = await newCase(5);
    expect((await ann.get(`/cases/${id}/why`)).body).toEqual([]);
    await bob.post(`/cases/${id}/tasks/${await taskOf(id)}/approve`, {});
    const [decision] = (await ann.get(`/cases/${id}/why`)).body;
    expect(decision).toMatchObject({
      revision: 2,
      record: { table: 'length-of-leave', hash: expect.stringMatching(/^[0-9a-f]{64}$/), inputs: { days: 5 }, rows: [2], articles: ['1'], output: 'long' },
      tableIsTheSame: true,
      rows: [
        { row: 1, verdict: 'refused', article: '1', input: 'days', cell: '<= 3', value: 5 },
        { row: 2, verdict: 'decided', article: '1' },
        { row: 3, verdict: 'refused', article: '2', input: 'days', cell: '> 30', value: 5 },
      ],
    });
    expect((await cat.get(`/cases/${id}/why?revision=2`)).body).toEqual([decision]);
    expect((await cat.get(`/cases/${id}/why?revision=1`)).body).toEqual([]);
    expect((await cat.get(`/cases/${id}/why?revision=9`)).body.code).toBe('revision-not-found');
    expect((await cat.get(`/cases/${id}/why?revision=first`)).body.code).toBe('request-invalid');
    expect((await (await server.as('abe')).get(`/cases/${id}/why`)).body.code).toBe('case-not-found');
  });

  test('is verified, proven and exported by auditors', async () => {
    const id = await newCase();
    expect((await cat.get(`/cases/${id}/verify`)).body).toMatchObject({ sound: true, entries: 1, checked: [{ revision: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
    expect((await cat.get(`/cases/${id}/prove`)).body).toMatchObject({ proven: true, commands: 1, checked: [{ revision: 1, same: true }] });
    const { status, headers, body } = await cat.get(`/cases/${id}/export`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(body).toMatchObject({ format: 1, company: 'acme', case: id, entries: [{ revision: 1 }] });
    expect(JSON.parse(body.entries[0].text).command.type).toBe('StartCase');
    for (const part of ['verify', 'prove', 'export']) expect((await ann.get(`/cases/${id}/${part}`)).body.code).toBe('role-missing');
  });
});

describe('who sees a case', () => {
  test('only those who take part, and those who watch over all', async () => {
    const id = await newCase();
    const [abe, hal, dan] = await Promise.all([server.as('abe'), server.as('hal'), server.as('dan')]);
    const seen = await Promise.all([ann, bob, cat, dan, hal, abe].map(async (who) => (await who.get(`/cases/${id}`)).status));
    expect(seen).toEqual([200, 200, 200, 200, 200, 404]);
    expect((await abe.get('/cases')).body.rows).toEqual([]);
    expect((await hal.get('/cases?status=open')).body.rows.map((row: { id: string }) => row.id)).toContain(id);
    const deed = await abe.post(`/cases/${id}/cancel`, { reason: 'mischief' });
    expect([deed.status, deed.body.code]).toEqual([404, 'case-not-found']);
    for (const part of ['actions', 'history', 'at/1']) expect((await abe.get(`/cases/${id}/${part}`)).status).toBe(404);
  });

  test('nobody of another company, whatever the role: 404 and not 403', async () => {
    const id = await newCase();
    const task = await taskOf(id);
    const stranger = await server.as('bob', 'zenith');
    for (const part of ['', '/actions', '/forecast', '/history', '/at/1', '/verify', '/prove', '/export']) {
      const reply = await stranger.get(`/cases/${id}${part}`);
      expect([part, reply.status, reply.body.code]).toEqual([part, 404, 'case-not-found']);
    }
    const commands = [
      stranger.post(`/cases/${id}/tasks/${task}/approve`, {}),
      stranger.post(`/cases/${id}/cancel`, { reason: 'x' }),
      stranger.post(`/cases/${id}/signals/withdraw`, { data: {} }),
      stranger.send('PATCH', `/cases/${id}/data`, { body: { changes: {}, reason: 'x' }, headers: { 'idempotency-key': 'k' } }),
    ];
    for (const reply of await Promise.all(commands)) expect([reply.status, reply.body.code]).toEqual([404, 'case-not-found']);
    expect((await stranger.get('/cases')).body.rows).toEqual([]);
    expect((await stranger.get('/tasks')).body.rows).toEqual([]);
  });
});
