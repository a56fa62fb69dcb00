/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { ACME_FILES, LEAVE_SCENARIOS } from './support/rulebooks.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let bob: Client;
let ann: Client;

const LEAVE = ACME_FILES['workflows/leave.yaml'] ?? '';
const BETTER = { ...ACME_FILES, 'workflows/leave.yaml': LEAVE.replace('days <= 30', 'days <= 20'), 'workflows/leave.scenarios.yaml': LEAVE_SCENARIOS };
const FAULTY = { ...ACME_FILES, 'workflows/leave.yaml': LEAVE.replace('target: booking', 'target: bookings') };
const FAILING = { ...BETTER, 'workflows/leave.scenarios.yaml': LEAVE_SCENARIOS.replace('in: [booked]', 'in: [rejected]') };

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = await Promise.all([server.as('ann'), server.as('bob')]);
});

afterAll(() => server.close());

function save(files: unknown, headers: Record<string, string>): ReturnType<Client['send']> {
  return bob.send('PUT', '/rulebook/draft', { body: { files }, headers });
}

test('released files are there for everybody in the company', async () => {
  const releases = (await ann.get('/rulebook/releases')).body;
  expect(releases).toMatchObject([{ number: 1, inForceFrom: '2026-01-01', releasedBy: 'engine' }]);
  expect((await ann.get('/rulebook/files')).body.files).toEqual(ACME_FILES);
  expect((await ann.get(`/rulebook/files?version=${releases[0].version}`)).body.files).toEqual(ACME_FILES);
  expect((await ann.get('/rulebook/files?version=none')).body.code).toBe('version-not-found');
});

test('a workflow is shown with the origin of each part', async () => {
  const { status, body } = await ann.get('/workflows/leave/effective');
  expect([status, body.id]).toEqual([200, 'leave']);
  expect(body.yaml).toMatch(/^startedBy: \[\{ post: clerk \}\] {2}# workflows\/leave\.yaml:\d+$/m);
  expect((await ann.get(`/workflows/leave/effective?version=${String(body.version)}`)).body).toEqual(body);
  expect((await ann.get('/workflows/none/effective')).body.code).toBe('workflow-not-found');
});

describe('a draft', () => {
  test('is written and checked by process admins', async () => {
    for (const [method, path] of [['PUT', ''], ['POST', '/lint'], ['POST', '/test'], ['POST', '/workflows/leave'], ['POST', '/guide'], ['POST', '/practice']] as const) {
      const reply = await ann.send(method, `/rulebook/draft${path}`, { body: {} });
      expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'role-missing']);
    }
  });

  test('is saved under its ETag, and nobody writes over what another has saved', async () => {
    expect((await bob.get('/rulebook/draft')).body.code).toBe('draft-missing');
    expect((await save(ACME_FILES, {})).body.code).toBe('precondition-missing');
    expect((await save(ACME_FILES, { 'if-match': '"x"' })).body.code).toBe('header-invalid');
    const first = await save(ACME_FILES, { 'if-none-match': '*' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, `"${first.body.etag}"`]);
    const blind = await save(BETTER, { 'if-none-match': '*' });
    expect([blind.status, blind.body.code, blind.body.details]).toEqual([412, 'draft-stale', { etag: first.body.etag }]);
    const second = await save(BETTER, { 'if-match': first.headers.get('etag') ?? '' });
    expect(second.status).toBe(200);
    expect((await save(FAULTY, { 'if-match': first.headers.get('etag') ?? '' })).body.code).toBe('draft-stale');
    const read = await bob.get('/rulebook/draft');
    expect([read.headers.get('etag'), read.body.files, read.body.savedBy]).toEqual([second.headers.get('etag'), BETTER, 'bob']);
  });

  test.each([
    ['a file above the folder', { '../evil.yaml': '' }],
    ['an absolute path', { '/etc/evil.yaml': '' }],
    ['a hidden file', { 'rules/.evil.yaml': '' }],
    ['another kind of file', { 'rules/evil.js': '' }],
    ['a file that is no text', { 'rules/a.yaml': { a: 1 } }],
    ['too many files', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`rules/t${index}.yaml`, '']))],
  ])('refuses %s', async (_, files) => {
    expect((await save(files, { 'if-none-match': '*' })).body.code).toBe('request-invalid');
  });

  test('may be larger than other bodies', async () => {
    const large = { 'rules/rulebook.yaml': '#'.repeat(2 * 1024 * 1024) };
    expect((await save(large, { 'if-none-match': '*' })).body.code).toBe('draft-stale');
    const huge = { 'rules/rulebook.yaml': '#'.repeat(9 * 1024 * 1024) };
    expect((await save(huge, { 'if-none-match': '*' })).body.code).toBe('too-large');
    const stranger = await fetch(`${server.url}/api/v1/rulebook/draft`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: `{"files":${JSON.stringify(huge)}` });
    expect([stranger.status, ((await stranger.json()) as { code: string }).code]).toEqual([401, 'not-signed-in']);
  });

  test('is linted, tested and compared, saved or not', async () => {
    const ask = (what: string, body: unknown): ReturnType<Client['send']> => bob.send('POST', `/rulebook/draft/${what}`, { body });
    expect((await ask('lint', { files: FAULTY })).body).toContainEqual(expect.objectContaining({ severity: 'error', file: 'workflows/leave.yaml', line: expect.any(Number), suggestion: 'booking' }));
    expect((await ask('lint', {})).body.filter((one: { severity: string }) => one.severity === 'error')).toEqual([]);
    expect((await ask('test', {})).body).toMatchObject({ passed: 1, failed: 0, rows: { untouched: [], excused: [{ part: { of: 'length-of-leave', row: 2 }, reason: 'the tests of the API ask it' }, {}] } });
    expect((await ask('test', { files: FAILING })).body).toMatchObject({ passed: 0, failed: 1, results: [{ problem: expect.stringMatching(/Expected .* but found/), at: { file: 'workflows/leave.scenarios.yaml', line: expect.any(Number) } }] });
    const faulty = await ask('test', { files: FAULTY });
    expect([faulty.status, faulty.body.code]).toEqual([422, 'rulebook-faulty']);
    expect(faulty.body.details.diagnostics.length).toBeGreaterThan(0);
    const diff = (await ask('diff', {})).body;
    expect(diff.map((one: { file: string; change: string }) => [one.file, one.change])).toEqual([['workflows/leave.scenarios.yaml', 'added'], ['workflows/leave.yaml', 'changed']]);
    expect((await ann.send('POST', '/rulebook/draft/diff', { body: {} })).body).toEqual(diff);
    expect((await ask('workflows/leave', {})).body).toMatchObject({ id: 'leave', states: expect.arrayContaining([expect.objectContaining({ path: expect.any(String) })]) });
    expect((await ask('workflows/none', {})).body.code).toBe('workflow-not-found');
    expect((await ask('workflows/leave', { files: FAULTY })).body.code).toBe('rulebook-faulty');
  });

  test('guides whoever writes: what fits at a place, and what stands there', async () => {
    const place = (needle: string): { file: string; line: number; column: number } => {
      const file = 'workflows/leave.yaml';
      const lines = LEAVE.split('\n');
      const line = lines.findIndex((one) => one.includes(needle));
      return { file, line: line + 1, column: (lines[line] ?? '').indexOf(needle) + needle.length + 1 };
    };
    const guide = (needle: string): ReturnType<Client['send']> => bob.send('POST', '/rulebook/draft/guide', { body: { files: ACME_FILES, ...place(needle) } });
    expect((await guide("target: .withdrawn, article: '1")).body).toMatchObject({ here: { kind: 'article', name: '1', title: { en: 'Leave is asked for' }, at: { file: 'rules/rulebook.yaml' } }, candidates: expect.arrayContaining([{ kind: 'article', name: '2' }]) });
    for (const wrong of [{ line: 0 }, { line: 500_000_000 }, { column: 1.5 }]) {
      expect((await bob.send('POST', '/rulebook/draft/guide', { body: { files: ACME_FILES, file: 'rules/rulebook.yaml', line: 1, column: 1, ...wrong } })).body.code).toBe('request-invalid');
    }
    expect((await bob.send('POST', '/rulebook/draft/guide', { body: { files: ACME_FILES, file: 'constructor', line: 1, column: 1 } })).body).toEqual({ word: { column: 1, length: 0 }, candidates: [] });
  });

  test('is released by those whom the rulebook names, or by a process admin where it names nobody', async () => {
    const { body, headers } = await ann.get('/rulebook/draft');
    const refused = await ann.send('POST', '/rulebook/draft/release', { body: {}, headers: { 'if-match': headers.get('etag') ?? '' } });
    expect([body.savedBy, refused.status, refused.body.code]).toEqual(['bob', 403, 'not-allowed']);
  });

  test('is released by its ETag, and new cases follow it', async () => {
    const release = (headers: Record<string, string>, body: unknown = {}): ReturnType<Client['send']> => bob.send('POST', '/rulebook/draft/release', { body, headers });
    const etag = async (): Promise<string> => (await bob.get('/rulebook/draft')).headers.get('etag') ?? '';
    expect((await release({})).body.code).toBe('precondition-missing');
    expect((await release({ 'if-match': `"${'0'.repeat(64)}"` })).body.code).toBe('draft-stale');
    expect((await release({ 'if-match': await etag() }, { inForceFrom: '2026-02-31' })).body.code).toBe('request-invalid');
    await save(FAULTY, { 'if-match': await etag() });
    const faulty = await release({ 'if-match': await etag() });
    expect([faulty.status, faulty.body.code, Array.isArray(faulty.body.details.diagnostics)]).toEqual([422, 'rulebook-faulty', true]);
    await save(FAILING, { 'if-match': await etag() });
    const failing = await release({ 'if-match': await etag() });
    expect([failing.status, failing.body.code, failing.body.details.report.failed]).toEqual([422, 'tests-failed', 1]);
    await save(BETTER, { 'if-match': await etag() });
    const released = await release({ 'if-match': await etag() }, { inForceFrom: '2026-03-02', note: 'shorter' });
    expect([released.status, released.body]).toMatchObject([201, { number: 2, inForceFrom: '2026-03-02', releasedBy: 'bob', note: 'shorter' }]);
    expect((await ann.get('/workflows')).body[0].version).toBe(released.body.version);
  });
});
