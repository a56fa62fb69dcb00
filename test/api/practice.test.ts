/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { ACME_FILES } from './support/rulebooks.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let bob: Client;

const START = { at: '2026-03-02T09:00:00+08:00', start: { by: 'ann', data: { days: 2 } } };

beforeAll(async () => {
  server = await startServer();
  bob = await server.as('bob');
});

afterAll(() => server.close());

function practise(scenario: unknown, more: object = {}): ReturnType<Client['send']> {
  return bob.send('POST', '/rulebook/draft/practice', { body: { files: ACME_FILES, workflow: 'leave', scenario, ...more } });
}

test('a case is tried out step by step, and nothing of it is kept', async () => {
  const begun = (await practise(START)).body;
  expect(begun).toMatchObject({
    played: 0,
    now: '2026-03-02T01:00:00.000Z',
    next: '2026-03-05T01:00:00.000Z',
    case: { workflow: 'leave', status: 'open', in: ['deciding'], data: { days: 2 } },
    hands: [{ people: ['bob', 'hal'] }],
    as: 'bob',
  });
  expect(begun.halted).toBeUndefined();
  expect(begun.rulebook.version).toBe(begun.case.version);
  expect(begun.actions.map((one: { action: string; legal: boolean }) => [one.action, one.legal])).toEqual([['approve', true], ['reject', true]]);
  const booked = (await practise({ ...START, steps: [{ by: 'hal', do: 'approve', fields: { note: 'enjoy' } }] })).body;
  expect(booked).toMatchObject({ played: 1, case: { status: 'completed', in: ['booked'], data: { note: 'enjoy' } }, hands: [], decisions: [{ record: { table: 'length-of-leave', output: expect.anything() } }] });
  expect(booked.history.map((one: { actor: { id: string } }) => one.actor.id)).toEqual(['ann', 'hal', 'engine']);
  expect((await bob.get('/cases')).body.rows).toEqual([]);
});

test('its clock is moved: what is due by then has happened', async () => {
  const { body } = await practise({ ...START, steps: [{ clock: '2026-03-05T09:00:00+08:00' }] });
  expect(body).toMatchObject({ played: 1, now: '2026-03-05T01:00:00.000Z', next: null, case: { status: 'completed', in: ['expired'] } });
});

test('a step that is refused says why, and the case stands as before it', async () => {
  const { body } = await practise({ ...START, steps: [{ by: 'abe', do: 'approve' }, { by: 'bob', do: 'approve' }] });
  expect(body).toMatchObject({ played: 0, halted: { code: 'not-allowed', message: expect.stringContaining('abe') }, case: { revision: 1, in: ['deciding'] } });
  const expected = await practise({ ...START, steps: [{ by: 'abe', do: 'approve', refused: 'not-allowed' }, { by: 'bob', do: 'approve' }] });
  expect(expected.body).toMatchObject({ played: 2, case: { in: ['booked'] } });
  const unstarted = (await practise({ ...START, start: { by: 'cat', data: { days: 2 } } })).body;
  expect(unstarted).toMatchObject({ played: 0, case: null, halted: { code: 'not-allowed' }, history: [], actions: [] });
});

test('somebody else sees what is off for them, and why', async () => {
  const { body } = await practise(START, { as: 'abe' });
  expect(body).toMatchObject({ as: 'abe', hands: [{ people: ['bob', 'hal'] }], actions: [{ legal: false, refused: { code: 'not-allowed' } }, { legal: false }] });
});

test('files that steps name count as uploaded', async () => {
  const paper = { file: 'a'.repeat(64), name: 'doctor.pdf', type: 'application/pdf', bytes: 1_000 };
  const { body } = await practise({ ...START, steps: [{ by: 'bob', do: 'approve', fields: { paper } }] });
  expect(body).toMatchObject({ played: 1, case: { data: { paper } } });
  const wrong = await practise({ ...START, steps: [{ by: 'bob', do: 'approve', fields: { paper: { ...paper, type: 'image/png' } } }] });
  expect(wrong.body).toMatchObject({ played: 0, halted: { code: 'data-invalid' } });
});

test('what cannot be played is refused, and it is said where', async () => {
  const unknown = await practise({ ...START, start: { by: 'nobody' } });
  expect([unknown.status, unknown.body.code, unknown.body.detail]).toEqual([400, 'request-invalid', expect.stringContaining('"nobody"')]);
  expect((await practise({ ...START, steps: [{ by: 'bob', do: 'aprove' }] })).body.detail).toContain('aprove');
  expect((await practise({ start: START.start })).body.detail).toContain('"at"');
  expect((await practise(START, { workflow: 'none' })).body).toMatchObject({ code: 'request-invalid', detail: expect.stringContaining('workflows/none.yaml') });
  const faulty = await practise(START, { files: { ...ACME_FILES, 'workflows/leave.yaml': ACME_FILES['workflows/leave.yaml']?.replace('target: booking', 'target: bookings') } });
  expect([faulty.status, faulty.body.code]).toEqual([422, 'rulebook-faulty']);
  const ann = await server.as('ann');
  expect((await ann.send('POST', '/rulebook/draft/practice', { body: { workflow: 'leave', scenario: START } })).body.code).toBe('role-missing');
});
