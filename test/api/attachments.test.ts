/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client, Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
let server: TestServer;
let ann: Client;
let bob: Client;

beforeAll(async () => {
  server = await startServer();
  [ann, bob] = [await server.as('ann'), await server.as('bob')];
});
afterAll(() => server.close());

const upload = (who: Client, raw: Buffer | string, name = `发票 "1's".pdf`, type = 'application/octet-stream'): Promise<Reply> =>
  who.send('POST', `/attachments?name=${encodeURIComponent(name)}`, { raw, headers: { 'content-type': type } });

/** A leave that its head has approved with a paper. */
async function approved(paper: unknown): Promise<{ readonly id: string; readonly reply: Reply }> {
  const { case: id } = (await ann.post('/cases', { workflow: 'leave', data: { days: 1 } })).body;
  const task = (await bob.get(`/cases/${id}`)).body.tasks[0].id;
  return { id, reply: await bob.post(`/cases/${id}/tasks/${task}/approve`, { fields: { paper } }) };
}

test('a file is uploaded, attached, and read by whoever takes part in the case', async () => {
  const { status, body: paper } = await upload(bob, PDF);
  expect([status, paper]).toEqual([200, { file: expect.stringMatching(/^[0-9a-f]{64}$/), name: `发票 "1's".pdf`, type: 'application/pdf', bytes: PDF.length }]);
  const { id, reply } = await approved(paper);
  expect(reply.status).toBe(200);
  const path = `/cases/${id}/attachments/${paper.file}`;
  const read = await ann.get(path);
  expect([read.status, read.headers.get('content-type'), read.headers.get('x-content-type-options')]).toEqual([200, 'application/pdf', 'nosniff']);
  expect(read.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%221%27s%22.pdf");
  expect(read.body).toContain('%PDF-1.7');
  expect((await ann.get(`${path}?revision=2`)).status).toBe(200);
  expect((await ann.get(`${path}?revision=1`)).body.code).toBe('attachment-not-found');
  expect((await ann.get(`${path}?revision=99`)).body.code).toBe('revision-not-found');
  expect((await (await server.as('abe')).get(path)).body.code).toBe('case-not-found');
  expect((await (await server.as('ann', 'zenith')).get(path)).body.code).toBe('case-not-found');
  expect((await ann.get(`/cases/${id}/attachments/${'0'.repeat(64)}`)).body.code).toBe('attachment-not-found');
});

test('what a command says of a file has to be what was uploaded, in this company, of a type and size that the field takes', async () => {
  const { body: paper } = await upload(bob, PDF);
  const strange = (await upload(await server.as('ann', 'zenith'), '%PDF-1.7 of another company')).body;
  const image = (await upload(bob, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))).body;
  const large = (await upload(bob, Buffer.alloc(1_000_001, 'x'))).body;
  const codes = [];
  for (const one of [{ ...paper, type: 'text/plain' }, { ...paper, bytes: 1 }, strange, { ...paper, file: '0'.repeat(64) }, image, large, 'text']) {
    codes.push((await approved(one)).reply.body.code);
  }
  expect(codes).toEqual(['attachment-unknown', 'attachment-unknown', 'attachment-unknown', 'attachment-unknown', 'data-invalid', 'data-invalid', 'data-invalid']);
});

test('bad uploads are refused with what was expected', async () => {
  const replies = [
    await upload(bob, Buffer.alloc(0)),
    await upload(bob, Buffer.alloc(10_000_001, 'x')),
    await upload(bob, '{}', 'a.pdf', 'application/json'),
    await upload(bob, PDF, '../a.pdf'),
    await upload(bob, PDF, ''),
    await upload(await server.as('cat'), PDF),
    await bob.send('POST', '/cases', { raw: '{"workflow":"leave","data":{"days":1}}', headers: { 'content-type': 'application/octet-stream', 'idempotency-key': 'k' } }),
  ];
  expect(replies.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
    '413 attachment-size', '413 too-large', '415 forms-not-taken', '400 request-invalid', '400 request-invalid', '403 role-missing', '415 forms-not-taken',
  ]);
});
