import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import type { CaseFilter } from '../../src/engine/ports/case-reader.js';
import { act, enforce, execute, found, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': Who pays, '2': Who decides, '3': Until when }
posts: { clerk: Clerk, head: Head }
people:
  ann: { name: Ann, posts: [clerk] }
  bob: { name: Bob, posts: [head] }
  hal: { name: Hal, posts: [head] }
  ida: { name: Ida, posts: [head], roles: [staff, process-admin] }
`;

const PAYMENT = `
workflow: payment
title: Payment
article: '1'
startedBy: [{ post: clerk }]
startedWith: [amount, items]
data:
  type: object
  properties:
    amount: { type: string, format: decimal, title: Amount }
    items: { type: array, items: { type: object, properties: { price: { type: number } } }, title: Items }
initial: deciding
states:
  deciding:
    title: Deciding
    article: '2'
    gap: The document does not say who comes first
    task: { for: { post: head }, actions: [approve] }
    after: { P3D: { target: lapsed, article: '3' } }
    on: { approved: paid }
  paid: { title: Paid, type: final }
  lapsed: { title: Lapsed, type: final }
`;

const WATCHED = `
workflow: watched
title: Watched
article: '1'
startedBy: [{ post: clerk }]
signals: { ask: { title: Ask, from: starter }, heard: { title: Heard, from: starter } }
verbs: [change-deadline]
initial: open
states:
  open:
    initial: working
    sla: { within: P2D, pausedIn: open.waiting, escalate: [{ at: 50%, actions: { tell: { to: task } } }, { after: P9D, article: '3', actions: { tell: { to: starter } } }] }
    onDone: over
    states:
      working:
        task: { for: { post: head }, actions: [complete] }
        on: { completed: ended, ask: waiting }
      waiting:
        after: { P5D: { actions: { tell: { to: starter } } } }
        on: { heard: working }
      ended: { type: final }
  over: { type: final }
`;

const FILES = { 'rules/rulebook.yaml': COMPANY, 'workflows/payment.yaml': PAYMENT, 'workflows/watched.yaml': WATCHED };

describe.each(SUBJECTS)('finding cases on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
  });
  afterEach(() => subject.close());

  const search = async (company: string, filter: CaseFilter): Promise<readonly string[]> => (await engine.database.reader.cases(company, filter, { limit: 50 })).rows.map(({ id }) => id);
  const marked = (mark: NonNullable<CaseFilter['marks']>[number]): CaseFilter => ({ marks: [mark] });

  test('by who acted, article, deviation, outcome, amount and time, each once, whichever server marks them', async () => {
    await enforce(engine, 'acme', FILES);
    const one = await start(engine, 'acme', 'ann', 'payment', { amount: '100.50' });
    subject.clock.set('2026-03-03T01:00:00.000Z');
    const two = await start(engine, 'acme', 'ann', 'payment', { amount: '7', items: [{ price: 250.25 }] });
    await act(engine, 'acme', 'bob', one, 'approve');
    await execute(engine, 'acme', 'ida', { type: 'ChangeData', case: two, changes: { amount: '8' }, reason: 'mistyped' });
    await Promise.all([engine.settle(), subject.other.settle()]);
    subject.clock.set('2026-03-10T01:00:00.000Z');
    await engine.settle();

    expect(await search('acme', marked({ kind: 'person', value: 'bob' }))).toEqual([one]);
    expect(await search('acme', marked({ kind: 'person', value: 'ann' }))).toEqual([two, one]);
    expect(await search('acme', marked({ kind: 'person', value: 'engine' }))).toEqual([]);
    expect(await search('acme', marked({ kind: 'article', value: '3' }))).toEqual([two]);
    expect(await search('acme', marked({ kind: 'deviation', value: 'override' }))).toEqual([two]);
    expect(await search('acme', marked({ kind: 'deviation', value: 'missed-deadline' }))).toEqual([two]);
    expect(await search('acme', marked({ kind: 'deviation', value: 'gap' }))).toEqual([two, one]);
    expect(await search('acme', { marks: [{ kind: 'person', value: 'bob' }, { kind: 'deviation', value: 'override' }] })).toEqual([]);
    expect(await search('acme', { outcome: 'paid' })).toEqual([one]);
    expect(await search('acme', { amount: { least: 10_050, most: 10_050 } })).toEqual([one]);
    expect(await search('acme', { amount: { least: 25_025, most: 25_025 } })).toEqual([two]);
    expect(await search('acme', { amount: { least: 700, most: 800 } })).toEqual([two]);
    expect(await search('acme', { amount: { least: 700, most: 700 } })).toEqual([]);
    expect(await search('acme', { startedFrom: '2026-03-03T00:00:00.000Z' })).toEqual([two]);
    expect(await search('acme', { startedBefore: '2026-03-03T00:00:00.000Z' })).toEqual([one]);
    expect(await search('other', marked({ kind: 'person', value: 'ann' }))).toEqual([]);
    const deviations = await engine.database.marks.marks('acme', [one, two], 'deviation');
    expect(deviations.filter((mark) => mark.case === two).map(({ value, revision }) => [value, revision])).toEqual([['gap', 1], ['missed-deadline', 3], ['override', 2]]);
    expect((await stateOf(engine, 'acme', two)).revision).toBe(3);
  });

  test('by a record that they have looked up', async () => {
    await found(engine, 'property');
    const key = await start(engine, 'property', 'pan-yue', 'key', { flat: '3-201', kind: 'door', label: 'D-201' });
    const lending = await start(engine, 'property', 'jia-min', 'key-lending', { flat: '3-201', kind: 'door', work: 'repair', backBy: '2099-03-02T17:00:00.000Z' });
    await act(engine, 'property', 'pan-yue', lending, 'lend');
    await engine.settle();
    expect(await search('property', marked({ kind: 'record', value: key }))).toEqual([lending]);
  });

  test('a clock that has run out makes a deviation, whoever stops it or puts it off; one that stands still makes none', async () => {
    await enforce(engine, 'acme', FILES);
    const settleAt = async (instant: string): Promise<void> => {
      subject.clock.set(instant);
      await engine.settle();
    };
    const watched = (): Promise<string> => start(engine, 'acme', 'ann', 'watched', {});
    const [inTime, late, putOff, paused] = [await watched(), await watched(), await watched(), await watched()];
    await execute(engine, 'acme', 'ann', { type: 'SignalCase', case: paused, signal: 'ask', data: {} });
    await settleAt('2026-03-03T12:00:00.000Z');
    await act(engine, 'acme', 'bob', inTime, 'complete');
    await settleAt('2026-03-08T01:00:00.000Z');
    await act(engine, 'acme', 'bob', late, 'complete');
    await execute(engine, 'acme', 'ida', { type: 'ChangeDeadline', case: putOff, of: { clock: 'open' }, to: { in: 'P9D', from: 'now' }, reason: 'ill' });
    await act(engine, 'acme', 'bob', putOff, 'complete');
    await settleAt('2026-03-08T02:00:00.000Z');
    await execute(engine, 'acme', 'ann', { type: 'SignalCase', case: paused, signal: 'heard', data: {} });
    await act(engine, 'acme', 'bob', paused, 'complete');
    await engine.settle();
    expect((await search('acme', marked({ kind: 'deviation', value: 'missed-deadline' }))).toSorted()).toEqual([late, putOff].toSorted());
    expect(await search('acme', marked({ kind: 'deviation', value: 'override' }))).toEqual([putOff]);
    expect(await search('acme', marked({ kind: 'article', value: '3' }))).toEqual([]);
    expect((await search('acme', { workflow: 'watched', status: 'completed' })).length).toBe(4);
    expect(inTime).toBeDefined();
  });

  test('pages go on where they ended, also among found ones', async () => {
    await enforce(engine, 'acme', FILES);
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.unshift(await start(engine, 'acme', 'ann', 'payment', { amount: String(index) }));
    await engine.settle();
    const filter: CaseFilter = { ...marked({ kind: 'person', value: 'ann' }), amount: { least: 100, most: 400 } };
    const first = await engine.database.reader.cases('acme', filter, { limit: 3 });
    const rest = await engine.database.reader.cases('acme', filter, { limit: 3, after: first.next! });
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids.slice(0, 4));
    expect(rest.next).toBeNull();
  });
});
