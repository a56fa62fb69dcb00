import { createHmac, timingSafeEqual } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { webhookChannel } from '../../src/connectors/channels/webhook.channel.js';
import type { Reach } from '../../src/connectors/http/post.js';
import { mayReach } from '../../src/connectors/http/public-address.js';
import { MESSAGE, NEVER, startReceiver, type Received, type Receiver } from './support.js';

const KEY = Buffer.from('a key of at least twenty-four bytes');
const SECRET = `whsec_${KEY.toString('base64')}`;
const HERE: Reach = { mayReach: mayReach(['127.0.0.1']) };

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const send = (url = receiver.url, reach: Reach = HERE, more: Partial<typeof MESSAGE> = {}): Promise<void> => webhookChannel({ url, secret: SECRET }, 'https://bylaw.example.org', reach).send({ ...MESSAGE, ...more }, NEVER);

/** As a receiver does who goes by the standard. */
function isSigned({ headers, body }: Received): boolean {
  const wanted = createHmac('sha256', KEY).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest();
  const given = Buffer.from(String(headers['webhook-signature']).replace('v1,', ''), 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

test('a receiver can check who has sent it, when, and that it is whole; a repeat has the same id', async () => {
  await send();
  await send(undefined, undefined, { sentAt: '2026-03-02T02:00:00.000Z' });
  const [first, again] = receiver.received as [Received, Received];
  expect([first, again].map(isSigned)).toEqual([true, true]);
  expect(isSigned({ ...first, body: first.body.replace('bob', 'eve') })).toBe(false);
  expect(isSigned({ ...first, headers: { ...first.headers, 'webhook-timestamp': '1772413206' } })).toBe(false);
  expect([first, again].map(({ headers }) => [headers['webhook-id'], headers['webhook-timestamp']])).toEqual([['desk-7-0-mail', '1772413205'], ['desk-7-0-mail', '1772416800']]);
  expect(JSON.parse(first.body)).toEqual({
    type: 'notice.task',
    timestamp: '2026-03-02T01:00:00.000Z',
    data: { company: 'desk', person: 'bob', case: 'c-1', task: 'task-1-1', words: MESSAGE.words, link: 'https://bylaw.example.org/cases/c-1/tasks/task-1-1' },
  });
});

test('anything but 2xx has failed, and no redirect is followed', async () => {
  receiver.answer = { status: 500 };
  await expect(send()).rejects.toThrow('answered 500');
  const elsewhere = await startReceiver();
  for (const location of [elsewhere.url, 'http://10.0.0.1/', 'http://169.254.169.254/latest']) {
    receiver.answer = { status: 307, headers: { location } };
    await expect(send()).rejects.toThrow('answered 307, and a redirect is not followed');
  }
  expect(elsewhere.received).toEqual([]);
  await elsewhere.close();
});

test('addresses that are not public are refused, however they are written', async () => {
  const strict: Reach = { mayReach: mayReach([]), resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
  const hosts = ['127.0.0.1', '2130706433', '0x7f.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::]', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '[fe80::1]', '[fd00::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', 'localhost'];
  for (const host of hosts) await expect(send(`http://${host}:${receiver.port}/`, strict)).rejects.toThrow(/to be a public address/);
  expect(receiver.received).toEqual([]);
});

test('public addresses may be reached, and those that somebody has allowed', () => {
  const [open, office] = [mayReach([]), mayReach(['10.1.0.0/16', 'fd00::1'])];
  expect(['8.8.8.8', '2606:4700::1111', '172.32.0.1', '11.0.0.1'].map(open)).toEqual([true, true, true, true]);
  expect(['10.1.200.3', 'fd00::1', '10.2.0.1', 'fd00::2', '127.0.0.1', 'no address', 'fe80::1%lo'].map(office)).toEqual([true, true, false, false, false, false, false]);
});

test('a name is looked up once, all of its addresses count, and the connection goes where the look-up said', async () => {
  let asked = 0;
  const rebinding: Reach = { ...HERE, resolve: async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }] };
  await send(`http://hooks.example.org:${receiver.port}/`, rebinding);
  expect([asked, receiver.received.length]).toEqual([1, 1]);
  await expect(send(`http://hooks.example.org:${receiver.port}/`, rebinding)).rejects.toThrow('but it is 10.0.0.1');
  const mixed: Reach = { ...HERE, resolve: async () => [{ address: '127.0.0.1', family: 4 }, { address: '192.168.0.1', family: 4 }] };
  await expect(send(`http://hooks.example.org:${receiver.port}/`, mixed)).rejects.toThrow('but it is 192.168.0.1');
  await expect(send(`http://hooks.example.org:${receiver.port}/`, { ...HERE, resolve: async () => [] })).rejects.toThrow('but it has none');
  await expect(send(`http://hooks.example.org:${receiver.port}/`, { ...HERE, resolve: async () => Promise.reject(new Error('no such name')) })).rejects.toThrow('no such name');
  expect(receiver.received).toHaveLength(1);
});
