/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let abe: Client;
let bob: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, abe, bob] = await Promise.all([server.as('ann'), server.as('abe'), server.as('bob')]);
});

afterAll(() => server.close());

test('a case is printed for whoever sees it: its fields, its steps, and the hash of its last entry', async () => {
  const id: string = (await ann.post('/cases', { workflow: 'leave', data: { days: 2 } })).body.case;
  const task: string = (await bob.get(`/cases/${id}`)).body.tasks[0].id;
  await bob.post(`/cases/${id}/tasks/${task}/reject`, { opinion: '<img src=x>人手不足', fields: { note: '<script>alert("1")</script> & more' } });
  const { status, headers, body } = await ann.get(`/cases/${id}/print?language=zh`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const page = String(body);
  expect(page).toContain('<h1>请假</h1>');
  expect(page).toContain('&lt;img src=x&gt;人手不足');
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
  expect(page).not.toMatch(/<(script|img)/);
  const history = (await ann.get(`/cases/${id}/history`)).body.rows;
  expect(page).toContain(history.at(-1).hash);
  expect(page).toContain('<td>发起</td>');
  expect(page).not.toContain('StartCase');
  expect(String((await ann.get(`/cases/${id}/print?language=en`)).body)).toContain('<td>started the case</td>');
  expect(page).toContain('@page { size: A4;');
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('nobody else finds it, and no other language', async () => {
  const id: string = (await ann.post('/cases', { workflow: 'leave', data: { days: 2 } })).body.case;
  expect((await abe.get(`/cases/${id}/print`)).body.code).toBe('case-not-found');
  expect((await ann.get(`/cases/${id}/print?language=fr`)).body.code).toBe('request-invalid');
  expect(String((await ann.get(`/cases/${id}/print`)).body)).toContain('<h1>Leave</h1>');
});
