/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let hal: Client;
let dan: Client;
const ids: string[] = [];

/** Three requests for leave on 2 March at nine: one approved after an hour and a half, two open and overdue after three days. */
beforeAll(async () => {
  server = await startServer();
  [ann, hal, dan] = await Promise.all([server.as('ann'), server.as('hal'), server.as('dan')]);
  for (const days of [2, 3, 4]) ids.push((await ann.post('/cases', { workflow: 'leave', data: { days } })).body.case);
  server.clock.set('2026-03-02T02:30:00.000Z');
  const [task] = (await hal.get(`/cases/${ids[0]}`)).body.tasks;
  expect(await hal.post(`/cases/${ids[0]}/tasks/${task.id}/approve`, {})).toMatchObject({ status: 200 });
  await server.engine.settle();
  server.clock.set('2026-03-05T02:00:00.000Z');
});

afterAll(() => server.close());

test('open work is counted by step, and what is overdue stands in the order of its due instants', async () => {
  const again = await Promise.all(['dan', 'hal'].map((person) => server.as(person)));
  for (const client of again) {
    expect((await client.get('/boards/open')).body).toEqual({ at: '2026-03-05T02:00:00.000Z', steps: [{ workflow: 'leave', state: 'deciding', open: 2, overdue: 2, oldest: '2026-03-02T01:00:00.000Z' }] });
    const { rows } = (await client.get('/boards/overdue')).body;
    expect(rows).toMatchObject([{ workflow: 'leave', state: 'deciding', dueAt: '2026-03-05T01:00:00.000Z', candidates: ['post:head'] }, {}]);
    expect(rows.map((row: { case: string }) => row.case).sort()).toEqual(ids.slice(1).sort());
  }
  expect((await again[0]?.get('/boards/open?workflow=notice'))?.body.steps).toEqual([]);
});

test('flow tells what was started, done and ended, and how long it took', async () => {
  [hal, dan] = await Promise.all([server.as('hal'), server.as('dan')]);
  const { body } = await dan.get('/boards/flow');
  expect(body).toMatchObject({ from: '2026-03-01', until: '2026-03-05', buckets: ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'] });
  expect(body.workflows).toEqual([{ workflow: 'leave', started: [0, 3, 0, 0, 0], completed: [0, 1, 0, 0, 0], cancelled: [0, 0, 0, 0, 0], took: { median: 90, ninth: 90, longest: 90 } }]);
  const steps = [{ workflow: 'leave', state: 'deciding', done: 1, left: 0, took: { median: 90, ninth: 90, longest: 90 } }];
  expect(body.steps).toEqual(steps);
  expect((await hal.get('/boards/flow?period=2026')).body).toMatchObject({ buckets: expect.arrayContaining(['2026-01', '2026-12']), workflows: [], steps });
  expect((await dan.get('/boards/flow?from=2026-02-01&until=2026-03-01')).body).toMatchObject({ workflows: [], steps: [] });
  for (const wrong of ['period=March', 'from=2026-03-01', 'period=2026&until=2026-03-01']) expect((await dan.get(`/boards/flow?${wrong}`)).body.code).toBe('request-invalid');
});

test('whoever heads nothing has no boards; everybody learns what they head', async () => {
  ann = await server.as('ann');
  for (const path of ['open', 'overdue', 'flow']) expect(await ann.get(`/boards/${path}`)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  expect([(await ann.get('/me')).body.heads, (await hal.get('/me')).body.heads]).toEqual([[], ['office']]);
});
