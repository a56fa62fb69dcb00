import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '../../src/core/model/attachment.js';
import { Attachments } from '../../src/engine/attachments.js';
import { folderStore } from '../../src/files/folder-store.js';
import { typeOf } from '../../src/files/type-of.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function uploaded(attachments: Attachments, bytes: Uint8Array, company = 'lab'): Promise<Attachment> {
  const stored = await attachments.upload(company, 'ann', '图.png', bytes);
  if ('code' in stored) throw new Error(stored.message);
  return stored;
}

test.each([
  ['an image, whatever it is called', PNG, 'image/png'],
  ['a page', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
  ['text', Buffer.from('姓名,金额\n'), 'text/plain'],
  ['a web page, which is text to us', Buffer.from('<html><script>alert(1)</script>'), 'text/plain'],
  ['bytes', Buffer.from([0, 1, 2, 250]), 'application/octet-stream'],
])('the type is found in the bytes: %s', async (_, bytes, type) => {
  expect(await typeOf(bytes)).toBe(type);
});

describe.each(SUBJECTS)('attachments on $name', (kind) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await kind.open();
  });
  afterEach(() => subject.close());

  test('a file is kept once under its hash, for one company alone, and read by every server', async () => {
    const { attachments, database } = subject.engine;
    const stored = await uploaded(attachments, PNG);
    expect(stored).toEqual({ file: expect.stringMatching(/^[0-9a-f]{64}$/), name: '图.png', type: 'image/png', bytes: PNG.length });
    const again = await Promise.all(Array.from({ length: 8 }, (_, n) => uploaded(n % 2 ? attachments : subject.other.attachments, PNG)));
    expect(new Set(again.map(({ file }) => file)).size).toBe(1);
    expect(Buffer.from((await subject.other.attachments.read('lab', stored.file)) ?? [])).toEqual(PNG);
    expect(await attachments.read('fund-marketing', stored.file)).toBeUndefined();
    expect(await database.attachments.find('lab', stored.file)).toMatchObject({ uploadedBy: 'ann', type: 'image/png' });
    expect(await database.attachments.find('fund-marketing', stored.file)).toBeUndefined();
  });

  test('empty files and files beyond ten megabytes are refused, ten megabytes are not', async () => {
    const { attachments } = subject.engine;
    expect(await attachments.upload('lab', 'ann', 'empty', Buffer.alloc(0))).toMatchObject({ code: 'attachment-size' });
    expect(await attachments.upload('lab', 'ann', 'large', Buffer.alloc(10_000_001, 'x'))).toMatchObject({ code: 'attachment-size' });
    const { file } = await uploaded(attachments, Buffer.alloc(10_000_000, 'x'));
    expect((await attachments.read('lab', file))?.byteLength).toBe(10_000_000);
  });

  // Memory has no rows that somebody could change past the engine.
  if (kind.name === 'memory') return;

  test('bytes that somebody has written over are not given out', async () => {
    const { file } = await uploaded(subject.engine.attachments, PNG);
    await subject.tamper!([`UPDATE file_content SET content = 'other'`]);
    await expect(subject.engine.attachments.read('lab', file)).rejects.toThrow('another hash');
  });
});

test('a folder keeps whole files under their hashes, leaves no halves, and takes no path for a company', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-files-'));
  const store = folderStore(folder);
  const file = 'ab'.repeat(32);
  await Promise.all([store.put('lab', file, PNG), store.put('lab', file, PNG)]);
  expect(Buffer.from((await store.get('lab', file)) ?? [])).toEqual(PNG);
  expect(readdirSync(join(folder, 'lab', 'ab'))).toEqual([file]);
  expect(await store.get('lab', 'cd'.repeat(32))).toBeUndefined();
  writeFileSync(join(folder, 'secret'), 'secret');
  await expect(store.get('..', 'secret')).rejects.toThrow('plain names');
  rmSync(folder, { recursive: true });
});
