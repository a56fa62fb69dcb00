/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { ACME_FILES } from './support/rulebooks.js';
import { found, startServer, type TestServer } from './support/test-server.js';

const FILES = {
  ...ACME_FILES,
  'rules/rulebook.yaml': ACME_FILES['rules/rulebook.yaml']!.replace('company: acme', 'company: movable'),
  'workflows/leave.yaml': ACME_FILES['workflows/leave.yaml']!.replace("article: '1'\n", "article: '1'\nverbs: [revoke, jump, reopen, { change-deadline: { by: { post: head }, article: '2' } }]\n"),
};

let server: TestServer;
const people = new Map<string, Client>();
const by = (person: string): Client => people.get(person)!;

beforeAll(async () => {
  server = await startServer();
  await found(server.engine, 'movable', FILES);
  for (const person of ['ann', 'abe', 'bob', 'hal', 'cat']) people.set(person, await server.as(person, 'movable'));
});

afterAll(() => server.close());

async function start(workflow = 'leave', data: object = { days: 3 }): Promise<{ readonly id: string; readonly timer: string }> {
  const id = (await by('ann').post('/cases', { workflow, data })).body.case as string;
  return { id, timer: (await by('ann').get(`/cases/${id}`)).body.timers[0].id };
}

async function verbs(person: string, id: string): Promise<Readonly<Record<string, string>>> {
  const { body } = await by(person).get(`/cases/${id}`);
  return Object.fromEntries((body.verbs as { verb: string; legal: boolean; refused?: { code: string; message: string } }[]).map(({ verb, legal, refused }) => [verb, legal ? 'yes' : `${refused!.code}: ${refused!.message}`]));
}

describe('another due time', () => {
  test('is given by whom the workflow names; the task and its deadline tell of it, and so does the history', async () => {
    const { id, timer } = await start();
    const reply = await by('hal').post(`/cases/${id}/deadline`, { timer, in: 'P2D', from: 'due', reason: 'Bob is away' });
    expect([reply.status, reply.body.events]).toEqual([200, ['DeadlineChanged']]);
    const { body } = await by('ann').get(`/cases/${id}`);
    const change = { at: '2026-03-02T01:00:00.000Z', by: 'hal', from: '2026-03-05T01:00:00.000Z', to: '2026-03-07T01:00:00.000Z', reason: 'Bob is away', text: { en: 'moved by Hal on 2 March 2026 09:00 from 5 March 09:00 to 7 March 09:00: Bob is away' } };
    expect(body.timers).toMatchObject([{ id: timer, arming: 2, dueAt: '2026-03-07T01:00:00.000Z', changes: [change] }]);
    expect(body.tasks[0].due).toMatchObject({ at: '2026-03-07T01:00:00.000Z', timer, changes: [change] });
    expect((await by('bob').get('/tasks')).body.rows).toContainEqual(expect.objectContaining({ case: id, dueAt: '2026-03-07T01:00:00.000Z' }));
    const entry = (await by('ann').get(`/cases/${id}/history?from=2`)).body.rows[0];
    expect(entry).toMatchObject({ command: { type: 'ChangeDeadline', of: { timer }, to: { in: 'P2D', from: 'due' }, reason: 'Bob is away' }, events: [{ type: 'DeadlineChanged', by: 'hal', article: '2' }] });
    expect((await by('cat').get(`/cases/${id}/prove`)).body).toMatchObject({ proven: true, commands: 2 });
  });

  test.each([
    ['without a right', 'ann', { in: 'P1D' }, 403, 'not-allowed'],
    ['into the past', 'hal', { to: '2026-03-01T10:00:00+08:00' }, 422, 'data-invalid'],
    ['with both', 'hal', { in: 'P1D', to: '2026-04-01T10:00:00+08:00' }, 400, 'request-invalid'],
    ['with neither', 'hal', {}, 400, 'request-invalid'],
    ['with a moment that is none', 'hal', { to: 'tomorrow' }, 400, 'request-invalid'],
    ['without a reason', 'hal', { in: 'P1D', reason: '' }, 400, 'request-invalid'],
    ['with a reason of blanks', 'hal', { in: 'P1D', reason: ' ' }, 422, 'opinion-missing'],
    ['of a timer that there is not', 'hal', { in: 'P1D', timer: 'timer-9-9' }, 409, 'deadline-not-running'],
    ['of two deadlines at once', 'hal', { in: 'P1D', clock: '' }, 400, 'request-invalid'],
    ['over a year that the calendar does not know', 'hal', { in: '900 working days' }, 422, 'data-invalid'],
  ] as const)('is refused %s', async (_, person, body, status, code) => {
    const { id, timer } = await start();
    const reply = await by(person).post(`/cases/${id}/deadline`, { timer, reason: 'Because', ...body });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test('is refused where the workflow does not offer it', async () => {
    const { id, timer } = await start('notice', {});
    expect((await by('bob').post(`/cases/${id}/deadline`, { timer, in: 'P1D', reason: 'Because' })).body.code).toBe('action-unknown');
  });
});

describe('what may be done with a case as a whole', () => {
  test('is listed for everybody who sees it, with the reason where it is off', async () => {
    const { id } = await start();
    expect(await verbs('ann', id)).toEqual({
      revoke: 'yes',
      terminate: 'not-allowed: Expected a process admin to terminate a case, but ann is none.',
      'change-deadline': 'not-allowed: Expected one of those who may use "change-deadline" here, or a process admin, but ann is neither.',
      jump: 'not-allowed: Expected a process admin to jump a case, but ann is none.',
      reopen: 'not-allowed: Expected a process admin to reopen a case, but ann is none.',
    });
    expect(await verbs('bob', id)).toEqual({
      revoke: 'not-allowed: Expected the starter to revoke the case, but bob has not started it.',
      terminate: 'yes',
      'change-deadline': 'yes',
      jump: 'yes',
      reopen: 'not-allowed: Expected a case that has ended, but it is open.',
    });
    expect((await by('bob').get(`/cases/${id}/at/1`)).body.verbs).toEqual([]);
    const { body } = await by('bob').get(`/cases/${id}`);
    expect(body.verbs[3]).toMatchObject({ verb: 'jump', title: { zh: '跳转' }, states: ['deciding', 'booking', 'booked', 'rejected', 'withdrawn', 'expired'] });
    expect(body.verbs[4].states).toEqual(['deciding', 'booking']);
  });

  test('is listed as it is carried out, at each stage of a case', async () => {
    const { id } = await start();
    await by('bob').post(`/cases/${id}/jump`, { to: 'booking', reason: 'Because' });
    expect(await verbs('bob', id)).toMatchObject({ 'change-deadline': 'deadline-not-running: Expected a clock or time limit that runs, but the case has none.' });
    expect((await by('bob').post(`/cases/${id}/cancel`, { reason: 'Because' })).status).toBe(200);
    expect(await verbs('bob', id)).toMatchObject({ terminate: expect.stringMatching(/^case-ended/), jump: expect.stringMatching(/^case-ended/), reopen: 'yes' });
    expect(await verbs('ann', id)).toMatchObject({ revoke: expect.stringMatching(/^case-ended/) });
    expect((await by('bob').post(`/cases/${id}/reopen`, { to: 'deciding', reason: 'Because' })).status).toBe(200);
  });

  test('a workflow that offers nothing can still be ended', async () => {
    const { id } = await start('notice', {});
    expect(Object.keys(await verbs('ann', id))).toEqual(['revoke', 'terminate']);
    await by('hal').post(`/cases/${id}/tasks/${(await by('hal').get(`/cases/${id}`)).body.tasks[0].id}/confirm`, {});
    const other = await start('notice', {});
    expect(await verbs('ann', other.id)).toMatchObject({ revoke: 'yes' });
  });
});
