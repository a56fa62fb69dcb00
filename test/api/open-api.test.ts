/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openApiDocument } from '../../src/api/docs/open-api-document.js';
import { PROBLEMS } from '../../src/api/problems/problem-codes.js';
import { Client } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

const FILE = new URL('../../docs/reference/openapi.json', import.meta.url);
const PAGE = new URL('../../docs/reference/http-api.md', import.meta.url);

let server: TestServer;
let nobody: Client;

beforeAll(async () => {
  server = await startServer();
  nobody = new Client(server.url);
});

afterAll(() => server.close());

describe('the description of the API', () => {
  test('is the committed file (UPDATE_OPENAPI=1 writes it anew)', async () => {
    const generated = `${JSON.stringify(openApiDocument(server.app), null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI'] === '1') await writeFile(FILE, generated);
    expect(JSON.parse(await readFile(FILE, 'utf8'))).toEqual(JSON.parse(generated));
  });

  test('is OpenAPI 3.1, without what 3.1 no longer knows', async () => {
    const { body } = await nobody.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(JSON.stringify(body)).not.toContain('"nullable"');
  });

  test('names every reference that it uses, and describes every route', async () => {
    const { body } = await nobody.get('/api/openapi.json');
    const used = [...JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1] ?? '');
    for (const name of used) expect(Object.keys(body.components.schemas)).toContain(name);
    for (const [path, methods] of Object.entries<Record<string, { summary?: string; responses: object }>>(body.paths)) {
      expect(path).toMatch(/^\/(api\/v1|health)\//);
      for (const operation of Object.values(methods)) {
        expect(operation.summary).toBeTruthy();
        expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
      }
    }
  });

  test('has a page, whose files come from this server', async () => {
    const redirect = await nobody.get('/api/docs');
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/api/docs/']);
    const page = await nobody.get('/api/docs/');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const files = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toContain('swagger-ui-init.js');
    for (const file of files) expect([file, (await nobody.get(`/api/docs/${file}`)).status]).toEqual([file, 200]);
    for (const file of ['package.json', 'swagger-ui-bundle.js.map', '../../package.json']) expect((await nobody.get(`/api/docs/${file}`)).status).toBe(404);
  });
});

test('every problem code stands in the reference, with its status', async () => {
  const page = await readFile(PAGE, 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)].map((match) => [match[1], Number(match[2])]);
  expect(rows).toEqual(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]).sort());
});

test('every route stands in the reference', async () => {
  const page = await readFile(PAGE, 'utf8');
  const { body } = await nobody.get('/api/openapi.json');
  const routes = Object.entries<object>(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `\`${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}\``));
  expect(routes.filter((route) => !page.includes(route))).toEqual([]);
});
