/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let nobody: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = new Client(server.url);
});

afterAll(() => server.app.close());

test('metrics tell about requests by route and commands by outcome, never about cases', async () => {
  const ann = await server.as('ann');
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 1 } }, { 'idempotency-key': 'once' })).body;
  await ann.post('/cases', { workflow: 'leave', data: { days: 1 } }, { 'idempotency-key': 'once' });
  await ann.post('/cases', { workflow: 'leave', data: { days: 0 } });
  await ann.get(`/cases/${id}`);
  await nobody.get('/api/v1/nothing-of-the-kind');
  const { headers, body } = await nobody.get('/metrics');
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body).toMatch(/bylaw_commands_total\{type="StartCase",result="accepted",code=""\} 1/);
  expect(body).toMatch(/bylaw_commands_total\{type="StartCase",result="replayed",code=""\} 1/);
  expect(body).toMatch(/bylaw_commands_total\{type="StartCase",result="rejected",code="data-invalid"\} 1/);
  expect(body).toMatch(/bylaw_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/cases\/:id",status="200"\} 1/);
  expect(body).toMatch(/route="none",status="404"/);
  expect(body).toMatch(/process_cpu_seconds_total/);
  expect(body).not.toContain(id);
  expect(body).not.toContain('nothing-of-the-kind');
});

test('readiness turns red when the database is gone, liveness does not', async () => {
  expect((await nobody.get('/health/live')).body).toEqual({ status: 'up', version: '0.0.0-test' });
  expect((await nobody.get('/health/ready')).body).toEqual({ status: 'up', database: 'sqlite' });
  await server.engine.stop();
  const red = await nobody.get('/health/ready');
  expect([red.status, red.body.code, red.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
  expect((await nobody.get('/health/live')).status).toBe(200);
});
