/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let abe: Client;
let bob: Client;
let hal: Client;
let cat: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, abe, bob, hal, cat] = await Promise.all([server.as('ann'), server.as('abe'), server.as('bob'), server.as('hal'), server.as('cat')]);
});

afterAll(() => server.close());

const ALWAYS = { from: '2020-01-01', to: '2999-12-31', reason: 'on a journey' };

async function newCase(): Promise<{ id: string; task: string }> {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 2 } })).body;
  return { id, task: (await ann.get(`/cases/${id}`)).body.tasks[0].id };
}

test('a deputy sees the case, finds the task, is told for whom, and does it', async () => {
  const { id, task } = await newCase();
  expect((await abe.get(`/cases/${id}`)).status).toBe(404);
  const made = await hal.post('/deputies', { ...ALWAYS, deputy: 'abe', workflows: ['leave'] });
  expect(made).toMatchObject({ status: 201, body: { ...ALWAYS, principal: 'hal', deputy: 'abe', workflows: ['leave'], posts: null, madeBy: 'hal', endedBy: null, endedAt: null } });
  expect(made.body).not.toHaveProperty('company');
  expect((await abe.get('/tasks')).body.rows).toContainEqual(expect.objectContaining({ case: id, id: task, onBehalfOf: ['hal'] }));
  expect((await hal.get('/tasks')).body.rows).not.toContainEqual(expect.objectContaining({ case: id, onBehalfOf: expect.anything() }));
  expect((await abe.get('/cases')).body.rows).toContainEqual(expect.objectContaining({ id }));
  expect((await abe.get(`/cases/${id}/actions`)).body).toContainEqual(expect.objectContaining({ action: 'approve', legal: true, onBehalfOf: 'hal' }));
  const stranger = await abe.post(`/cases/${id}/tasks/${task}/approve`, { onBehalfOf: 'bob' });
  expect(stranger).toMatchObject({ status: 403, body: { code: 'not-allowed', detail: 'Expected abe to be the deputy of bob in "leave" now, but no deputyship says so.' } });
  expect((await abe.post(`/cases/${id}/tasks/${task}/approve`, { onBehalfOf: 'hal' })).status).toBe(200);
  const { rows } = (await abe.get(`/cases/${id}/history`)).body;
  expect(rows[1]).toMatchObject({ actor: { id: 'abe', onBehalfOf: { deputyship: made.body.id, person: { id: 'hal' } } } });
  const ended = await hal.send('DELETE', `/deputies/${made.body.id}`);
  expect(ended).toMatchObject({ status: 200, body: { endedBy: 'hal' } });
  expect((await abe.get('/tasks')).body.rows).toEqual([]);
});

test('where it could be done for two people both are named, and one has to be chosen', async () => {
  const { id, task } = await newCase();
  const made = await Promise.all([hal, bob].map(async (who) => [who, (await who.post('/deputies', { ...ALWAYS, deputy: 'abe' })).body.id] as const));
  const offered = (await abe.get(`/cases/${id}/actions`)).body.find(({ action }: { action: string }) => action === 'approve');
  expect([...offered.deputyOf].sort()).toEqual(['bob', 'hal']);
  expect(offered.deputyOf).toContain(offered.onBehalfOf);
  expect((await bob.get(`/cases/${id}/actions`)).body[0]).not.toHaveProperty('deputyOf');
  expect((await abe.post(`/cases/${id}/tasks/${task}/approve`, {})).body).toMatchObject({ code: 'data-invalid', details: { onBehalfOf: ['bob', 'hal'] } });
  expect((await abe.post(`/cases/${id}/tasks/${task}/approve`, { onBehalfOf: 'bob' })).status).toBe(200);
  for (const [who, one] of made) await who.send('DELETE', `/deputies/${one}`);
});

test('everybody sees the own deputyships, process admins and auditors those of others', async () => {
  const { body } = await bob.post('/deputies', { ...ALWAYS, principal: 'hal', deputy: 'abe' });
  expect((await hal.get('/deputies')).body.rows).toContainEqual(expect.objectContaining({ id: body.id, madeBy: 'bob' }));
  for (const who of [abe, bob, cat]) expect((await who.get('/deputies?deputy=abe')).body.rows).toContainEqual(expect.objectContaining({ id: body.id }));
  expect((await ann.get('/deputies?deputy=abe')).body.code).toBe('role-missing');
  expect((await ann.get('/deputies')).body).toEqual({ rows: [], next: null });
  expect((await ann.send('DELETE', `/deputies/${body.id}`)).body.code).toBe('deputyship-not-found');
  expect((await abe.send('DELETE', `/deputies/${body.id}`)).body.code).toBe('not-allowed');
  expect((await bob.send('DELETE', `/deputies/${body.id}`)).body).toMatchObject({ endedBy: 'bob' });
});

test.each([
  ['somebody else\'s', { ...ALWAYS, principal: 'hal', deputy: 'abe' }, 403, 'not-allowed'],
  ['nobody', { ...ALWAYS, deputy: 'nobody' }, 422, 'data-invalid'],
  ['no day', { ...ALWAYS, deputy: 'abe', to: '2026-02-30' }, 400, 'request-invalid'],
  ['an empty list', { ...ALWAYS, deputy: 'abe', posts: [] }, 400, 'request-invalid'],
  ['no reason', { from: ALWAYS.from, to: ALWAYS.to, deputy: 'abe' }, 400, 'request-invalid'],
])('a deputyship of %s is refused', async (_what, body, status, code) => {
  expect(await ann.post('/deputies', body)).toMatchObject({ status, body: { code } });
});

test('a process admin hands over what a leaver has begun to hold; nobody else does', async () => {
  const asked = { preview: true, to: 'hal', reason: 'abe leaves' };
  await bob.post('/deputies', { ...ALWAYS, principal: 'abe', deputy: 'ann' });
  const { case: id } = (await abe.post('/cases', { workflow: 'leave', data: { days: 2 } })).body;
  expect((await hal.post('/people/abe/hand-over', asked)).body.code).toBe('role-missing');
  expect((await bob.post('/people/abe/hand-over', { to: 'hal', reason: 'r' })).body.code).toBe('request-invalid');
  const shown = { rows: [{ case: id, workflow: 'leave', started: true, seats: [] }], next: null };
  expect((await bob.post('/people/abe/hand-over', asked)).body).toMatchObject({ ...shown, deputyships: [{ deputy: 'ann', endedBy: null }] });
  expect((await bob.post('/people/abe/hand-over', { ...asked, preview: false })).body).toMatchObject({ ...shown, deputyships: [{ deputy: 'ann', endedBy: 'bob' }] });
});
