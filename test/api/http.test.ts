/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ann: Client;
let nobody: Client;

beforeAll(async () => {
  server = await startServer();
  ann = await server.as('ann');
  nobody = new Client(server.url);
});

afterAll(() => server.close());

const KEY = { 'idempotency-key': 'k' };

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** The path as written: `fetch` would tidy it up. */
function rawGet(path: string, method = 'GET'): Promise<{ status: number; type: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const request = rawRequest({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '' });
    });
    request.on('error', reject);
    request.end();
  });
}

describe('bodies that are refused before a controller sees them', () => {
  test.each([
    ['malformed JSON', '{"workflow": "leave",', 400, 'json-malformed'],
    ['an empty body', '', 400, 'json-malformed'],
    ['no JSON at all', 'hello', 400, 'json-malformed'],
    ['a __proto__ key', '{"workflow":"leave","data":{"__proto__":{"days":1}}}', 400, 'json-malformed'],
    ['a constructor key', '{"workflow":"leave","data":{"constructor":{"prototype":{"days":1}}}}', 400, 'json-malformed'],
    ['a constructor key of any kind', '{"workflow":"leave","data":{"days":1,"constructor":2}}', 400, 'json-malformed'],
    ['half a surrogate pair', '{"workflow":"leave","data":{"days":1,"note":"\\ud800"}}', 400, 'json-malformed'],
    ['half a surrogate pair in a key', '{"workflow":"leave","data":{"\\udfff":1}}', 400, 'json-malformed'],
    ['a number beyond all bounds', '{"workflow":"leave","data":{"days":1e400}}', 400, 'json-malformed'],
    ['a key twice', '{"workflow":"leave","data":{"days":1,"note":"}\\\\\\"","d\\u0061ys":2}}', 400, 'json-malformed'],
    ['bytes that are no UTF-8', Buffer.from('{"workflow":"leave","data":{"note":"\xff"}}', 'latin1'), 400, 'json-malformed'],
    ['a key twice beside half a million escapes', `{"workflow":"${'\\\\n'.repeat(250_000)}","workflow":1}`, 400, 'json-malformed'],
    ['deep nesting', `{"workflow":"leave","data":${nested(40)}}`, 400, 'nesting-too-deep'],
    ['very deep nesting', `{"workflow":"leave","data":${nested(80_000)}}`, 400, 'nesting-too-deep'],
    ['a list of lists', `${'['.repeat(100)}${']'.repeat(100)}`, 400, 'nesting-too-deep'],
  ])('%s', async (_, raw, status, code) => {
    const reply = await ann.send('POST', '/cases', { raw, headers: KEY });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expectProblem(reply);
  });

  test.each([
    ['{"workflow":"leave",\n "data":{"days":1},\n "data":{}}', '"data" stands there twice, the second time at line 3, column 2'],
    ['{"workflow":"leave",\n "data":{"days":1,}}', 'line 2, column 19'],
    ['{"workflow":"leave"', 'line 1, column 20'],
    ['{"workflow":"leave","data":{"__proto__":1}}', 'it has "__proto__"'],
  ])('%j is refused with the place', async (raw, place) => {
    expect((await ann.send('POST', '/cases', { raw, headers: KEY })).body.detail).toContain(place);
  });

  test('keys that are the same in different objects, or values, are no repetition', async () => {
    const reply = await ann.send('POST', '/cases', { raw: '{"workflow":"leave","data":{"days":1,"note":"\\"days\\": \\"days\\":"}}', headers: KEY });
    expect(reply.body.code).not.toBe('json-malformed');
  });

  test('thirty-two deep is not too deep', async () => {
    const reply = await ann.send('POST', '/cases', { raw: `{"workflow":"leave","data":${nested(31)}}`, headers: KEY });
    expect(reply.body.code).toBe('data-invalid');
  });

  test.each([['application/x-www-form-urlencoded'], ['text/plain'], ['multipart/form-data; boundary=x'], ['application/xml']])('a body of type %s', async (type) => {
    const reply = await ann.send('POST', '/cases', { raw: 'workflow=leave', headers: { ...KEY, 'content-type': type } });
    expect([reply.status, reply.body.code]).toEqual([415, 'forms-not-taken']);
    expectProblem(reply);
  });

  test.each([
    ['/cases', 'text/csv', 'application/json, but'],
    ['/cases', 'application/octet-stream', 'application/json, but'],
    ['/attachments?name=a', 'text/csv', 'a file as application/octet-stream, but'],
    ['/records/thing/preview', 'application/vnd.ms-excel', 'a file as application/octet-stream, but'],
    ['/organisation/preview', 'text/csv', 'a file as application/octet-stream, but'],
  ])('to %s, of type %s: is told the type that is taken', async (path, type, taken) => {
    const reply = await (await server.as('cat')).send('POST', path, { raw: 'a,b', headers: { ...KEY, 'content-type': type } });
    expect([reply.status, reply.body.code, reply.body.detail]).toEqual([415, 'forms-not-taken', expect.stringContaining(taken)]);
  });

  test('ten megabytes', async () => {
    const reply = await ann.send('POST', '/cases', { raw: JSON.stringify({ workflow: 'x'.repeat(10 * 1024 * 1024), data: {} }), headers: KEY });
    expect([reply.status, reply.body.code]).toEqual([413, 'too-large']);
    expectProblem(reply);
    expect((await ann.get('/me')).status).toBe(200);
  });

  test('a little more than one megabyte', async () => {
    const reply = await ann.send('POST', '/cases', { raw: JSON.stringify({ workflow: 'x'.repeat(1024 * 1024), data: {} }), headers: KEY });
    expect(reply.status).toBe(413);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is the id of nothing', async (name) => {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 1 } })).body;
  const statuses = [
    await ann.post(`/cases/${id}/tasks/${name}/approve`, {}),
    await ann.post(`/cases/${id}/tasks/any/${name}`, {}),
    await ann.post(`/cases/${id}/signals/${name}`, { data: {} }),
    await ann.post('/cases', { workflow: name, data: {} }),
    await ann.get(`/cases/${name}`),
    await ann.get(`/workflows/${name}`),
  ];
  expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 404]);
});

describe('routes that are not there', () => {
  test.each([
    ['an unknown resource', 'GET', '/nothing'],
    ['an unknown method', 'DELETE', '/cases'],
    ['a path above the version', 'GET', '/api/v2/cases'],
    ['a path below a resource', 'GET', '/me/more'],
    ['an id that nobody could have', 'GET', `/cases/${'x'.repeat(300)}`],
  ])('%s', async (_, method, path) => {
    const reply = await ann.send(method, path);
    expect([reply.status, reply.body.code]).toEqual([404, 'route-not-found']);
    expectProblem(reply);
  });
});

describe('nobody comes in by a trick with the path', () => {
  test.each([
    '/api/v1/cases', '//api/v1/cases', '/api//v1/cases', '/api/v1/cases/', '/API/V1/CASES', '/Api/v1/cases', '/api/v1/cases?x=1', '/api/v1/cases;x=1', '/api/v1/./cases',
    '/api/v1/health/../cases', '/health/live/../../api/v1/cases', '/api/v1/%63ases', '/api%2Fv1%2Fcases', '/api/v1/cases%00', '/api/v1/cases#x', '/api/v1/cases/x/history', '/api/v1/rulebook/draft',
    '/api/v1/events', '/api/docs/../v1/cases', '/%', 'http://evil.example/api/v1/cases', '/api/v1/cases%2f',
  ])('%s', async (path) => {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH', 'DELETE', 'PUT']) {
      const { status } = await rawGet(path, method);
      expect([400, 401, 404]).toContain(status);
    }
  });

  test('HEAD is let in where GET is, and nowhere else', async () => {
    expect((await rawGet('/api/v1/me', 'HEAD')).status).toBe(401);
    expect((await ann.send('HEAD', '/me')).status).toBe(200);
  });
});

describe('every answer', () => {
  test.each(['/api/v1/me', '/api/v1/nothing', '/health/live', '/api/openapi.json', '/%'])('%s carries the headers that keep browsers safe', async (path) => {
    const { headers } = await nobody.get(path);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  });

  test('takes over a sane request id and no other', async () => {
    expect((await nobody.get('/api/v1/me', { 'x-request-id': 'trace:0af7651916cd43dd' })).body.requestId).toBe('trace:0af7651916cd43dd');
    for (const bad of ['short', 'with space in it', 'x'.repeat(200), '{"injected":true}']) {
      expect((await nobody.get('/api/v1/me', { 'x-request-id': bad })).body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('leaves one line in the log: route, status and time, no ids', async () => {
    const before = server.log.length;
    await ann.get('/cases/secret-case-id?fields=secret', { 'x-request-id': 'log-me-once' });
    const lines = server.log.slice(before).filter((line) => line.includes('log-me-once'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'log-me-once', method: 'GET', route: '/api/v1/cases/:id', status: 404 });
    expect(lines[0]).not.toContain('secret');
  });
});

function expectProblem(reply: Reply): void {
  expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(reply.body).toEqual({
    type: `urn:bylaw:problem:${String(reply.body['code'])}`,
    title: expect.any(String),
    status: reply.status,
    detail: expect.stringMatching(/^Expected .*but /),
    code: expect.any(String),
    requestId: reply.headers.get('x-request-id'),
  });
}
