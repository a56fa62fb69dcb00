import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailChannel } from '../../src/connectors/channels/mail.channel.js';
import { MESSAGE, NEVER, startMailCatcher, type Mail, type MailCatcher } from './support.js';

let catcher: MailCatcher;
beforeAll(async () => {
  catcher = await startMailCatcher();
});
afterAll(() => catcher.close());

const FROM = 'Bylaw <bylaw@example.org>';

async function sent(more: Partial<typeof MESSAGE>, publicUrl: string | null = 'https://bylaw.example.org/office'): Promise<Mail> {
  await mailChannel({ url: catcher.url, from: FROM }, publicUrl ?? undefined).send({ ...MESSAGE, ...more }, NEVER);
  return catcher.mails.at(-1)!;
}

test('a mail has the words in the language of the person, as plain text and as HTML, and leads to the task', async () => {
  const mail = await sent({});
  expect([mail.from, mail.to]).toEqual(['bylaw@example.org', ['bob@example.com']]);
  expect(mail.headers.get('subject')).toBe('To do: Purchase (Checking)');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.parts.get('text/plain')).toBe('Ann soon\n\nhttps://bylaw.example.org/office/cases/c-1/tasks/task-1-1');
  expect(mail.parts.get('text/html')).toContain('<html lang="en"><body><p><strong>To do: Purchase (Checking)</strong></p><p>Ann soon</p><p><a href="https://bylaw.example.org/office/cases/c-1/tasks/task-1-1">Open</a></p>');
  const chinese = await sent({ language: 'zh', task: null });
  expect(chinese.headers.get('subject')).toBe('待办：采购（审核）');
  expect(chinese.parts.get('text/plain')).toBe('安 请尽快\n\nhttps://bylaw.example.org/office/cases/c-1');
  expect(chinese.parts.get('text/html')).toContain('打开');
  expect((await sent({}, null)).parts.get('text/plain')).toBe('Ann soon');
});

test('a repeat has the same Message-ID, another message has another', async () => {
  const ids = [await sent({}), await sent({ sentAt: '2026-03-02T05:00:00.000Z' }), await sent({ id: '公司-7-1-mail' })].map(({ headers }) => headers.get('message-id'));
  expect(ids).toEqual(['<desk-7-0-mail@example.org>', '<desk-7-0-mail@example.org>', '<%E5%85%AC%E5%8F%B8-7-1-mail@example.org>']);
});

test('what people have written stays text: no header is begun and no tag is opened', async () => {
  const hostile = 'x\r\nBcc: eve@example.com\r\n\r\n<script>alert(1)</script>\u2028';
  const { headers, to, raw, parts } = await sent({ words: { zh: MESSAGE.words.zh, en: { subject: hostile, text: hostile } } });
  expect(to).toEqual(['bob@example.com']);
  expect(headers.has('bcc')).toBe(false);
  expect(headers.get('subject')).toBe('x Bcc: eve@example.com <script>alert(1)</script>');
  expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
  expect(parts.get('text/html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(parts.get('text/html')).not.toContain('<script>');
});

test('an address is one address, however it is written', async () => {
  await sent({ address: 'bob@example.com, eve@example.com' }).catch(() => undefined);
  expect(catcher.mails.flatMap(({ to }) => to)).not.toContain('eve@example.com');
});

test('what the mail server does not take has failed', async () => {
  catcher.refusing = true;
  await expect(sent({})).rejects.toThrow('no such person');
  catcher.refusing = false;
  await expect(mailChannel({ url: 'smtp://127.0.0.1:1', from: FROM }, undefined).send(MESSAGE, NEVER)).rejects.toThrow('ECONNREFUSED');
});
