import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { FilesUnreachableError } from '../../src/engine/ports/attachment-store.js';
import { s3Store, type S3Settings } from '../../src/files/s3-store.js';

/** A real S3-compatible server. It knows its keys, but does not count signatures of version 4 again. */
const folder = mkdtempSync(join(tmpdir(), 'bylaw-s3-'));
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'papers', configs: [] }] });
const file = 'ab'.repeat(32);
const bytes = Buffer.from([0, 255, 13, 10, 26]);
let settings: S3Settings;

beforeAll(async () => {
  const { port } = await server.run();
  settings = { url: `http://127.0.0.1:${port}/papers/bylaw`, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
});
afterAll(async () => {
  await server.close().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

test('files are kept by company and hash, and given back byte by byte', async () => {
  const store = s3Store(settings);
  await Promise.all([store.put('研究所', file, bytes), store.put('研究所', file, bytes)]);
  expect(await store.get('研究所', file)).toEqual(new Uint8Array(bytes));
  expect(await s3Store({ ...settings, url: `${settings.url}/` }).get('研究所', file)).toEqual(new Uint8Array(bytes));
  expect(await store.get('lab', file)).toBeUndefined();
  expect(await store.get('研究所', 'cd'.repeat(32))).toBeUndefined();
});

test('a wrong key, a bucket that is not there and a store that does not answer are told apart from a missing file', async () => {
  const wrong = s3Store({ ...settings, accessKeyId: 'NOBODY' });
  await expect(wrong.put('lab', file, bytes)).rejects.toThrow('answered 403 InvalidAccessKeyId');
  await expect(wrong.get('lab', file)).rejects.toThrow('answered 403 InvalidAccessKeyId');
  await expect(s3Store({ ...settings, url: settings.url.replace('papers', 'nowhere') }).get('lab', file)).rejects.toThrow('answered 404 NoSuchBucket');
  await expect(s3Store({ ...settings, url: 'http://127.0.0.1:1/papers' }).put('lab', file, bytes)).rejects.toThrow(FilesUnreachableError);
});
