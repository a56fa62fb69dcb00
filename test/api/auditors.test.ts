import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let auditor: Client;

beforeAll(async () => {
  server = await startServer();
  auditor = await server.as('cat');
});

afterAll(() => server.close());

/** What concerns the auditor's own access and inbox, and what only works something out. */
const TAKEN = ['/sign-in', '/sign-out', '/me/password', '/tokens', '/tokens/{id}', '/notices/read', '/notices/{id}/read', '/checkpoint/verify', '/rulebook/draft/lint', '/rulebook/draft/test', '/rulebook/draft/diff', '/rulebook/draft/workflows/{id}'];

const { paths } = JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')) as { paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
const changing = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).flatMap((method) => (method === 'get' ? [] : [[method.toUpperCase(), path.replace('/api/v1', '')] as const])));

test('whoever only audits changes nothing: every route that could is closed', async () => {
  const open: string[] = [];
  for (const [method, path] of changing.filter(([, one]) => !TAKEN.includes(one))) {
    const reply = await auditor.send(method, path.replaceAll(/\{\w+\}/g, 'x'), { body: {}, headers: { 'idempotency-key': 'k' } });
    if (reply.status !== 403 || (reply.body as { code?: string }).code !== 'role-missing') open.push(`${method} ${path}: ${reply.status}`);
  }
  expect(open).toEqual([]);
  expect(changing.length).toBeGreaterThan(40);
});
