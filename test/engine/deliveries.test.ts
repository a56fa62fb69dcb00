import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mailChannel } from '../../src/connectors/channels/mail.channel.js';
import type { ChannelName } from '../../src/core/model/notice.js';
import { Courier, SEND_PAUSES_MS } from '../../src/engine/notices/courier.js';
import { Notifier } from '../../src/engine/notices/notifier.js';
import type { Engine } from '../../src/engine/engine.js';
import type { Channel, Message } from '../../src/engine/ports/channel.js';
import type { StoredDelivery } from '../../src/engine/ports/delivery-store.js';
import { startMailCatcher } from '../connectors/support.js';
import { act, start } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const RULEBOOK = `
company: desk
edition: 2
title: Desk
language: zh
timeZone: Asia/Shanghai
articles: { '1': Rules }
posts: { checker: Checker }
people:
  ann: { name: { zh: 安, en: Ann } }
  bob: { name: Bob, posts: [checker], email: bob@example.com, mobile: '13800000000' }
  cid: { name: Cid, posts: [checker], language: en, email: cid@example.com }
  dan: { name: Dan, posts: [checker] }
notices:
  task: { by: [mail, text-message] }
  ordered: { subject: { zh: '{thing}已订购', en: '{thing} is ordered' }, by: [webhook] }
`;

const ORDER = `
workflow: order
title: { zh: 采购, en: Purchase }
article: '1'
data: { type: object, required: [thing], properties: { thing: { type: string } } }
initial: checking
states:
  checking:
    title: { zh: 审核, en: Checking }
    task: { for: { post: checker }, mode: any, actions: [approve] }
    on: { approved: { target: bought, actions: { tell: { to: starter, text: ordered } } } }
  bought: { type: final }
`;

const SCENARIOS = `
workflow: order
scenarios:
  - scenario: Bought
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { thing: key } }
    steps: [{ by: bob, do: approve }]
    expect: { in: bought, told: [{ text: ordered, to: ann }] }
`;

const FILES = { 'rules/rulebook.yaml': RULEBOOK, 'workflows/order.yaml': ORDER, 'workflows/order.scenarios.yaml': SCENARIOS };
const DAY_MS = 86_400_000;

/** A way that keeps what is sent on it, and fails while it is told to. */
function way(name: ChannelName, sent: Message[], fails: () => boolean = () => false): Channel {
  return {
    name,
    send: async (message) => {
      if (fails()) throw new Error(`${name} is down`);
      sent.push(message);
    },
  };
}

/** A server that can send: what an engine does about notices, with these ways. */
class Post {
  readonly #notifier: Notifier;
  readonly #courier: Courier;

  constructor(readonly engine: Engine, channels: readonly Channel[], ageMsMax = DAY_MS) {
    const { database, rulebooks } = engine;
    this.#notifier = new Notifier(database.notices, database.reader, database.deputies, rulebooks, channels.map(({ name }) => name));
    this.#courier = new Courier(database.deliveries, database.clock, { channels, leaseMs: 30_000, ageMsMax });
  }

  async tell(): Promise<void> {
    while ((await this.engine.database.queue.publishOutbox(500)) + (await this.#notifier.tellWaiting()) > 0);
  }

  send(): Promise<number> {
    return this.#courier.sendWaiting();
  }
}

const outcomes = async ({ database }: Engine): Promise<readonly StoredDelivery[]> => [...(await database.deliveries.list('desk', {}, { limit: 100 })).rows].sort((left, right) => left.id.localeCompare(right.id));

describe.each(SUBJECTS)('deliveries on $name', (kind) => {
  let subject: Subject;
  let at: number;
  beforeEach(async () => {
    subject = await kind.open();
    const result = await subject.engine.releases.found('desk', FILES, '2000-01-01');
    if (!result.released) throw new Error(JSON.stringify(result));
    at = Date.parse(subject.clock.now());
  });
  afterEach(() => subject.close());
  const pass = (ms: number): void => subject.clock.set(new Date((at += ms)).toISOString());

  test('who is told on which way, in which language, in whose words', async () => {
    const { engine } = subject;
    const [sent, catcher] = [[] as Message[], await startMailCatcher()];
    const post = new Post(engine, [mailChannel({ url: catcher.url, from: 'bylaw@example.org' }, 'https://bylaw.example.org'), way('webhook', sent)]);
    const id = await start(engine, 'desk', 'ann', 'order', { thing: 'key\r\nBcc: eve@example.com' });
    await post.tell();
    expect(await act(engine, 'desk', 'cid', id, 'approve')).toMatchObject({ accepted: true });
    await post.tell();
    while ((await post.send()) > 0);
    expect(catcher.mails.map(({ to, headers }) => `${to.join()}: ${headers.get('subject')}`).sort()).toEqual(['bob@example.com: 待办：采购（审核）', 'cid@example.com: To do: Purchase (Checking)']);
    expect(catcher.mails[0]!.parts.get('text/plain')).toContain(`https://bylaw.example.org/cases/${id}/tasks/task-1-1`);
    expect(sent).toMatchObject([{ id: 'desk-2-0-webhook', person: 'ann', address: '', kind: 'reminder', case: id, words: { zh: { subject: 'key\r\nBcc: eve@example.com已订购' } } }]);
    expect((await outcomes(engine)).map(({ id: one, person, channel, state, attempts }) => [one, person, channel, state, attempts])).toEqual([
      ['1-0-mail', 'bob', 'mail', 'sent', 1], ['1-1-mail', 'cid', 'mail', 'sent', 1], ['2-0-webhook', 'ann', 'webhook', 'sent', 1],
    ]);
    await catcher.close();
  });

  test('what fails is tried again, later each time, and at last waits for an operator, who sends it on its way again', async () => {
    const { engine } = subject;
    const sent: Message[] = [];
    let down = true;
    const post = new Post(engine, [way('text-message', sent, () => down)]);
    await start(engine, 'desk', 'ann', 'order', { thing: 'key' });
    await post.tell();
    for (const [tries, pause] of [...SEND_PAUSES_MS.entries()]) {
      expect(await post.send()).toBe(1);
      expect(await post.send()).toBe(0);
      expect(await outcomes(engine)).toMatchObject([{ state: 'waiting', attempts: tries + 1, error: 'text-message is down', runAt: new Date(at + pause).toISOString() }]);
      pass(pause - 1);
      expect(await post.send()).toBe(0);
      pass(1);
    }
    const { deliveries } = engine.database;
    const [waiting] = await outcomes(engine);
    expect(await deliveries.retry('desk', waiting!.id, subject.clock.now())).toBe(false);
    expect(await post.send()).toBe(1);
    expect(await outcomes(engine)).toMatchObject([{ state: 'failed', attempts: SEND_PAUSES_MS.length + 1, sentAt: null }]);
    pass(3 * DAY_MS);
    expect(await post.send()).toBe(0);
    down = false;
    expect(await deliveries.retry('else', waiting!.id, subject.clock.now())).toBe(false);
    expect(await deliveries.retry('desk', waiting!.id, subject.clock.now())).toBe(true);
    expect(await deliveries.retry('desk', waiting!.id, subject.clock.now())).toBe(false);
    expect(await post.send()).toBe(1);
    expect(await outcomes(engine)).toMatchObject([{ state: 'sent', attempts: 1, error: null, sentAt: subject.clock.now() }]);
    expect(sent.map(({ id }) => id)).toEqual([`desk-${waiting!.id}`]);
  });

  test('a server that dies between sending and noting it down: another one sends it again under the same id, and the late one changes nothing', async () => {
    const { engine, other } = subject;
    const sent: Message[] = [];
    let dies = true;
    await start(engine, 'desk', 'ann', 'order', { thing: 'key' });
    const store = engine.database.deliveries;
    const dying = new Courier({ ...store, end: async (delivery, how) => (dies ? Promise.reject(new Error('killed')) : store.end(delivery, how)) }, engine.database.clock, { channels: [way('text-message', sent)], leaseMs: 30_000, ageMsMax: DAY_MS });
    const [first, second] = [new Post(engine, [way('text-message', sent)]), new Post(other, [way('text-message', sent)])];
    await first.tell();
    await expect(dying.sendWaiting()).rejects.toThrow('killed');
    expect(await second.send()).toBe(0);
    const held = { channels: ['text-message'] as const, now: new Date(at + 40_000).toISOString(), leaseMs: 40_000, limit: 5 };
    pass(40_000);
    const [late] = await store.claim(held);
    pass(40_000);
    expect(await second.send()).toBe(1);
    await store.end(late!, { state: 'failed', error: 'too late to say so' });
    await store.postpone(late!, '2027-01-01T00:00:00.000Z', 'too late to say so');
    expect(sent.map(({ id }) => id)).toEqual(['desk-1-0-text-message', 'desk-1-0-text-message']);
    expect(await outcomes(engine)).toMatchObject([{ state: 'sent', error: null }]);
    dies = false;
  });

  test('several servers share what waits, each knows its own ways, and each message goes out once', async () => {
    const { engine, other } = subject;
    const [mails, texts]: [Message[], Message[]] = [[], []];
    const both = [way('mail', mails), way('text-message', texts)];
    for (let n = 0; n < 30; n += 1) await start(engine, 'desk', 'ann', 'order', { thing: `thing ${n}` });
    const servers = [new Post(engine, both), new Post(other, both), new Post(other, [way('mail', mails)]), new Post(engine, [])];
    await servers[0]!.tell();
    expect(await servers[3]!.send()).toBe(0);
    await Promise.all(servers.map(async (server) => {
      while ((await server.send()) > 0);
    }));
    while ((await servers[0]!.send()) > 0);
    expect([mails.length, new Set(mails.map(({ id }) => id)).size]).toEqual([60, 60]);
    expect([texts.length, new Set(texts.map(({ id }) => id)).size]).toEqual([30, 30]);
    expect((await engine.database.deliveries.list('desk', { state: 'sent' }, { limit: 100 })).rows).toHaveLength(90);
  });

  test('after a long outage, what is old is noted as skipped and not sent', async () => {
    const { engine } = subject;
    const sent: Message[] = [];
    const post = new Post(engine, [way('text-message', sent)]);
    await start(engine, 'desk', 'ann', 'order', { thing: 'old' });
    pass(DAY_MS - 1_000);
    await start(engine, 'desk', 'ann', 'order', { thing: 'new' });
    pass(2_000);
    await post.tell();
    while ((await post.send()) > 0);
    expect(sent.map(({ id }) => id)).toEqual(['desk-2-0-text-message']);
    const [old, young] = await outcomes(engine);
    expect([old, young]).toMatchObject([{ state: 'skipped', attempts: 0, sentAt: null, error: 'Expected to send it within 24 hours, but it was 24 hours old.' }, { state: 'sent' }]);
    expect(await engine.database.deliveries.retry('desk', old!.id, subject.clock.now())).toBe(true);
    expect(await post.send()).toBe(1);
    expect(sent).toHaveLength(2);
  });

  test('lists come in pages, newest first', async () => {
    const { engine } = subject;
    const post = new Post(engine, [way('mail', [])]);
    for (let n = 0; n < 3; n += 1) {
      await start(engine, 'desk', 'ann', 'order', { thing: 'key' });
      pass(1_000);
    }
    await post.tell();
    const ids: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await engine.database.deliveries.list('desk', { state: 'waiting' }, { limit: 2, ...(after !== undefined && { after }) });
      ids.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(ids).toEqual(['3-1-mail', '3-0-mail', '2-1-mail', '2-0-mail', '1-1-mail', '1-0-mail']);
    expect((await engine.database.deliveries.list('else', {}, { limit: 5 })).rows).toEqual([]);
  });
});
