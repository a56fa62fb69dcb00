import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import type { Verb } from '../../src/core/model/command.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { StoredNotice } from '../../src/engine/ports/notice-store.js';
import { act, execute, start } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const RULEBOOK = `
company: desk
edition: 2
title: Desk
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
posts: { checker: Checker, chief: Chief }
people:
  ann: { name: { zh: 安, en: Ann } }
  bob: { name: Bob, posts: [checker], department: office }
  cid: { name: Cid, posts: [checker, chief] }
  dan: { name: Dan, posts: [chief] }
  eve: { name: Eve }
departments: { office: { title: Office, head: chief } }
notices:
  waiting: { subject: { zh: '{thing}仍在等待', en: 'Still waiting: {thing}' }, text: '{amount * 2} {for n in [1, 2] return n}{none}' }
  reminder: { subject: { zh: '请尽快：{step}', en: 'Hurry: {step}' }, text: 'From {person}: {opinion}' }
`;

const ORDER = `
workflow: order
title: { zh: 采购, en: Purchase }
article: '1'
initial: checking
states:
  checking:
    title: { zh: 审核, en: Checking }
    task: { for: { post: checker }, mode: any, actions: [approve], verbs: [claim, urge, copy, transfer] }
    on: { approved: signing }
  signing:
    title: { zh: 签字, en: Signing }
    task: { for: [{ post: chief }, { person: '"eve"' }], mode: sequence, not: { acted-in: [checking] }, actions: [approve] }
    on: { approved: bought }
  bought: { type: final, title: { zh: 已采购, en: Bought } }
`;

const SCENARIOS = `
workflow: order
scenarios:
  - scenario: Bought
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann }
    steps: [{ by: bob, do: approve }, { by: dan, do: approve }, { by: eve, do: approve }]
    expect: { in: bought }
`;

/** Reminds whoever has the task, then their leader and the starter, and ends by itself. */
const SLOW = `
workflow: slow
title: Slow
article: '1'
data: { type: object, required: [thing, amount], properties: { thing: { type: string }, amount: { type: string, format: decimal }, none: { type: string } } }
initial: asking
states:
  asking:
    title: { zh: 询问, en: Asking }
    task: { for: [{ post: checker }, { person: '"dan"' }], mode: all, distinct: true, not: { people: case.starter }, actions: [approve] }
    sla:
      within: P4D
      escalate:
        - { at: 50%, actions: { tell: { to: task } } }
        - { at: 75%, actions: { tell: { to: [{ leader: 1, of: task }, starter], text: waiting } } }
        - { at: due, target: over, actions: { tell: { to: [{ person: 'if none = null then null else none' }, { leader: 7 }] } } }
    on: { approved: over }
  over: { type: final, title: { zh: 已结束, en: Over } }
`;

const SLOW_SCENARIOS = `
workflow: slow
scenarios:
  - scenario: Reminded
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { thing: key, amount: '1.50' } }
    steps:
      - { expect: { told: [] } }
      - { wait: P2D }
      - { expect: { told: [{ to: [bob, cid, dan] }] } }
      - { wait: P1D }
      - { expect: { told: [{ to: [bob, cid, dan] }, { to: [ann, cid, dan], text: waiting }] } }
      - { wait: P1D }
    expect: { in: over, told: [{ to: [bob, cid, dan] }, { to: [ann, cid, dan], text: waiting }, { to: [] }] }
  - scenario: Whoever may not act is not reminded
    at: 2026-03-02T09:00:00+08:00
    start: { by: bob, data: { thing: key, amount: '1' } }
    steps: [{ wait: P2D }]
    expect: { told: [{ to: [cid, dan] }] }
  - scenario: Approved
    at: 2026-03-02T09:00:00+08:00
    start: { by: ann, data: { thing: key, amount: '1' } }
    steps: [{ by: bob, do: approve }, { by: dan, do: approve }]
    expect: { in: over, told: [] }
`;

const FILES = { 'rules/rulebook.yaml': RULEBOOK, 'workflows/order.yaml': ORDER, 'workflows/order.scenarios.yaml': SCENARIOS, 'workflows/slow.yaml': SLOW, 'workflows/slow.scenarios.yaml': SLOW_SCENARIOS };

async function told(engine: Engine, person: string, company = 'desk'): Promise<readonly string[]> {
  const { rows } = await engine.database.notices.notices(company, person, { unread: false }, { limit: 100 });
  return rows.map(({ words }) => [words.en.subject, words.en.text].filter((one) => one !== '').join(' | ')).reverse();
}

const clear = async (engine: Engine, people: readonly string[]): Promise<Record<string, readonly string[]>> => Object.fromEntries(await Promise.all(people.map(async (person) => [person, await told(engine, person)] as const)));

describe.each(SUBJECTS)('notices on $name', (kind) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await kind.open();
    for (const company of ['desk', 'else']) {
      const files = { ...FILES, 'rules/rulebook.yaml': RULEBOOK.replace('company: desk', `company: ${company}`) };
      const result = await subject.engine.releases.found(company, files, '2000-01-01');
      if (!result.released) throw new Error(JSON.stringify(result));
    }
  });
  afterEach(() => subject.close());

  test('whoever may act is told of work, whoever is asked of the asking, and the starter of the end', async () => {
    const { engine } = subject;
    const id = await start(engine, 'desk', 'ann', 'order', {});
    const verb = (by: string, name: Verb, more: object = {}) => execute(engine, 'desk', by, { type: 'UseVerb', case: id, task: 'task-1-1', verb: name, ...more });
    await engine.settle();
    expect(await clear(engine, ['ann', 'bob', 'cid', 'dan', 'eve'])).toEqual({ ann: [], bob: ['To do: Purchase (Checking) | Ann'], cid: ['To do: Purchase (Checking) | Ann'], dan: [], eve: [] });
    expect(await verb('ann', 'urge', { opinion: 'today' })).toMatchObject({ accepted: true });
    expect(await verb('bob', 'copy', { to: 'eve' })).toMatchObject({ accepted: true });
    expect(await verb('bob', 'claim')).toMatchObject({ accepted: true });
    expect(await act(engine, 'desk', 'bob', id, 'approve', { opinion: 'cheap' })).toMatchObject({ accepted: true });
    expect(await act(engine, 'desk', 'dan', id, 'approve')).toMatchObject({ accepted: true });
    expect(await act(engine, 'desk', 'eve', id, 'approve')).toMatchObject({ accepted: true });
    await engine.settle();
    expect(await clear(engine, ['ann', 'bob', 'cid', 'dan', 'eve'])).toEqual({
      ann: ['Ended: Purchase (Bought) | Eve'],
      bob: ['To do: Purchase (Checking) | Ann', 'Hurry: Checking | From Ann: today'],
      cid: ['To do: Purchase (Checking) | Ann', 'Hurry: Checking | From Ann: today', 'To do: Purchase (Signing) | Bob'],
      dan: ['To do: Purchase (Signing) | Bob'],
      eve: ['Copy: Purchase (Checking) | Bob', 'To do: Purchase (Signing) | Dan'],
    });
    expect((await engine.database.notices.notices('desk', 'ann', { unread: false }, { limit: 1 })).rows[0]?.words.zh.subject).toBe('已结束：采购（已采购）');
    expect(await told(engine, 'bob', 'else')).toEqual([]);
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('whoever stands in for somebody is told of the work as well, as far as it reaches, and of nothing else', async () => {
    const { engine } = subject;
    const cid = await engine.people.actor('desk', 'cid');
    const made = await engine.deputies.make({ company: 'desk', by: cid!, key: 'k', principal: 'cid', deputy: 'eve', from: '2026-03-02', to: '2026-03-02', posts: ['checker'], reason: 'away' });
    expect(made).toMatchObject({ accepted: true });
    const id = await start(engine, 'desk', 'ann', 'order', {});
    await engine.settle();
    expect(await told(engine, 'eve')).toEqual(['To do: Purchase (Checking) | Ann']);
    expect(await act(engine, 'desk', 'bob', id, 'approve')).toMatchObject({ accepted: true });
    await engine.settle();
    expect((await told(engine, 'cid')).at(-1)).toBe('To do: Purchase (Signing) | Bob');
    expect(await told(engine, 'eve')).toHaveLength(1);
    subject.clock.set('2026-03-03T02:00:00+08:00');
    await start(engine, 'desk', 'ann', 'order', {});
    await engine.settle();
    expect(await told(engine, 'eve')).toHaveLength(1);
  });

  test('what is told late, of several days at once, goes to whoever stood in on the day of each', async () => {
    const { engine, clock } = subject;
    const cid = await engine.people.actor('desk', 'cid');
    for (const [deputy, day] of [['eve', '2026-03-02'], ['dan', '2026-03-03']] as const) {
      expect(await engine.deputies.make({ company: 'desk', by: cid!, key: day, principal: 'cid', deputy, from: day, to: day, reason: 'away' })).toMatchObject({ accepted: true });
    }
    await start(engine, 'desk', 'ann', 'order', {});
    clock.set('2026-03-03T02:00:00+08:00');
    await start(engine, 'desk', 'bob', 'order', {});
    await engine.settle();
    expect(await told(engine, 'eve')).toEqual(['To do: Purchase (Checking) | Ann']);
    expect(await told(engine, 'dan')).toEqual(['To do: Purchase (Checking) | Bob']);
  });

  test('an action tells whom its task waits for, then who leads them, in words of the case', async () => {
    const { engine, clock } = subject;
    const at = Date.parse(clock.now());
    const later = async (days: number): Promise<void> => {
      clock.set(new Date(at + days * 86_400_000).toISOString());
      await engine.settle();
    };
    const id = await start(engine, 'desk', 'ann', 'slow', { thing: 'key', amount: '1.50' });
    await later(1);
    await execute(engine, 'desk', 'bob', { type: 'PerformAction', case: id, task: 'task-1-1', action: 'approve' });
    await later(2);
    expect(await told(engine, 'bob')).toEqual(['To do: Slow (Asking) | Ann']);
    expect(await told(engine, 'dan')).toEqual(['To do: Slow (Asking) | Ann', 'Hurry: Asking | From :']);
    expect(await told(engine, 'ann')).toEqual([]);
    await later(3);
    expect(await told(engine, 'ann')).toEqual(['Still waiting: key | 3 1, 2']);
    expect((await engine.database.notices.notices('desk', 'ann', { unread: false }, { limit: 1 })).rows[0]).toMatchObject({ kind: 'reminder', task: 'task-1-1', words: { zh: { subject: 'key仍在等待' } } });
    await later(4);
    expect(await told(engine, 'ann')).toEqual(['Still waiting: key | 3 1, 2', 'Ended: Slow (Over)']);
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
    expect(await engine.proofs.proveCase('desk', id)).toMatchObject({ proven: true });
  });

  test('each event once, by whichever server, however many look at the same time', async () => {
    const { engine, other } = subject;
    for (let n = 0; n < 30; n += 1) await start(engine, n % 2 ? 'desk' : 'else', 'ann', 'order', {});
    while ((await engine.database.queue.publishOutbox(500)) > 0);
    await Promise.all(Array.from({ length: 8 }, async (_, n) => {
      while ((await (n % 2 ? engine : other).notifier.tellWaiting()) > 0);
    }));
    await engine.settle();
    const rows = (await engine.database.notices.notices('desk', 'bob', { unread: false }, { limit: 100 })).rows;
    expect(rows).toHaveLength(15);
    expect(new Set(rows.map((one) => one.case)).size).toBe(15);
  });

  test('what has been read is read for one person alone, up to a place or one by one', async () => {
    const { engine } = subject;
    for (let n = 0; n < 5; n += 1) await start(engine, 'desk', 'ann', 'order', {});
    await engine.settle();
    const { notices: store } = engine.database;
    const all: StoredNotice[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await store.notices('desk', 'bob', { unread: true }, { limit: 2, ...(after !== undefined && { after }) });
      all.push(...page.rows);
      after = page.next;
    }
    expect(all.map(({ position }) => position)).toEqual([5, 4, 3, 2, 1]);
    const [newest, , third] = all as [StoredNotice, StoredNotice, StoredNotice];
    const now = '2026-03-02T02:00:00.000Z';
    expect(await store.markRead('desk', 'bob', third, now)).toBe(3);
    expect(await store.markRead('desk', 'bob', third, now)).toBe(0);
    expect(await store.countUnread('desk', 'bob')).toBe(2);
    expect(await store.markOneRead('desk', 'bob', newest, now)).toBe(true);
    expect(await store.markOneRead('desk', 'bob', newest, '2026-03-03T02:00:00.000Z')).toBe(true);
    expect(await store.markOneRead('desk', 'bob', { position: 99, number: 0 }, now)).toBe(false);
    expect(await store.markOneRead('else', 'bob', newest, now)).toBe(false);
    expect((await store.notices('desk', 'bob', { unread: false }, { limit: 9 })).rows.map(({ readAt }) => readAt)).toEqual([now, null, now, now, now]);
    expect((await store.notices('desk', 'bob', { unread: true }, { limit: 9 })).rows).toHaveLength(1);
    expect(await store.countUnread('desk', 'cid')).toBe(5);
  });
});
