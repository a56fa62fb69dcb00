import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { fixture } from '../core/rulebook/fixture.js';
import { act, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const GUESS = '  2027:\n    provisional: true\n    holidays: [{ name: New Year, from: 2027-01-01 }]\n';
const PUBLISHED = '  2027:\n    holidays: [{ name: New Year, from: 2027-01-01, until: 2027-01-04, makeUp: [2027-01-09] }]\n';
const NO_HOLIDAY = '  2027: {}\n';

/** The company of the reference of the YAML, cut down to two workflows that count working days. */
function company(year: string, title = 'Acme Supplies'): Record<string, string> {
  const files = fixture('good');
  const kept = ['rules/rulebook.yaml', 'rules/office.yaml', 'rules/warehouse.yaml', 'calendars/country.yaml', 'workflows/handover.yaml', 'workflows/inquiry.yaml'];
  const some = Object.fromEntries(kept.map((path) => [path, files[path] ?? '']));
  for (const path of kept.slice(-2)) some[path] = (some[path] ?? '').replace(/^title:/m, 'untested: Not here\ntitle:');
  const untested = "  '1.1': { title: A, untested: Not here }\n  1.2: { title: B, untested: Not here }\n  '1.3': { title: C, untested: Not here }\n";
  some['rules/rulebook.yaml'] = (some['rules/rulebook.yaml'] ?? '').replace(/regulations:\n(?: .*\n)+/, '').replace(/articles:\n(?: .*\n)+/, `articles:\n${untested}`).replace('en: Acme Supplies', `en: ${title}`);
  const country = some['calendars/country.yaml'] ?? '';
  some['calendars/country.yaml'] = country.slice(0, country.indexOf('  2027:')) + year;
  return some;
}

describe.each(SUBJECTS)('a year that is published, on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  const at = (instant: string): void => subject.clock.set(new Date(instant).toISOString());
  const release = async (files: Record<string, string>): Promise<void> => {
    const result = await engine.releases.found('acme', files, '2000-01-01');
    if (!result.released) throw new Error(JSON.stringify(result));
  };
  const dues = async (id: string): Promise<readonly string[]> => Object.values((await stateOf(engine, 'acme', id)).timers).map(({ dueAt }) => dueAt).sort();

  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
    at('2026-12-30T09:00:00+08:00');
    await release(company(GUESS));
    await engine.settle();
  });
  afterEach(() => subject.close());

  test('moves the deadlines that it changes and nothing else, says why, and holds for what the case counts later', async () => {
    const id = await start(engine, 'acme', 'ann', 'handover', { place: 'desk' });
    const before = await stateOf(engine, 'acme', id);
    expect(await dues(id)).toEqual(['2027-01-06T01:00:00.000Z']);
    await release(company(PUBLISHED));
    await engine.settle();
    expect(await dues(id)).toEqual(['2027-01-07T01:00:00.000Z']);
    const after = await stateOf(engine, 'acme', id);
    expect({ ...after, timers: {}, published: undefined }).toEqual({ ...before, timers: {}, revision: before.revision + 1, published: undefined });
    expect(Object.values(after.timers)[0]).toEqual({ ...Object.values(before.timers)[0], arming: 2, dueAt: '2027-01-07T01:00:00.000Z' });
    const [, recount] = await engine.cases.history('acme', id, 1, 9);
    expect(recount?.entry).toMatchObject({
      command: { type: 'RecountDeadlines', actor: { id: 'engine' } },
      events: [
        { type: 'YearPublished' },
        { type: 'DeadlineMoved', from: { dueAt: '2027-01-06T01:00:00.000Z', because: [{ en: expect.stringMatching(/skips 31 December.*, skips 1 January 2027 \(New Year\).*provisional/) }] }, to: { because: [{ en: expect.stringContaining('1–4 January') }] } },
      ],
    });
    const [deadline] = await engine.cases.deadlines(after);
    expect(deadline?.explanations).toMatchObject([{ due: '2027-01-07T01:00:00.000Z', provisional: false }]);
    const actor = await engine.people.actor('acme', 'ann');
    expect((await engine.cases.tasksFor('acme', actor!, { limit: 9 })).rows.map(({ dueAt }) => dueAt)).toEqual(['2027-01-07T01:00:00.000Z']);
    at('2027-01-07T09:00:00+08:00');
    await engine.settle();
    expect(await dues(id)).toContain('2027-01-08T05:30:00.000Z');
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('holds as well where people are kept in the database', async () => {
    const id = await start(engine, 'acme', 'ann', 'handover', { place: 'desk' });
    await release(company(PUBLISHED));
    await engine.settle();
    const zoe = { name: 'Zoe', active: true, roles: ['staff'], posts: [] } as const;
    expect(await engine.organisations.change({ company: 'acme', by: 'ann', reason: 'somebody came', change: () => ({ departments: {}, people: { zoe } }) })).toMatchObject({ done: true });
    at('2027-01-07T09:00:00+08:00');
    await engine.settle();
    expect(await dues(id)).toContain('2027-01-08T05:30:00.000Z');
    const entries = await engine.cases.history('acme', id, 1, 9);
    expect(entries.map(({ entry }) => typeof entry.organisation)).toEqual(['undefined', 'undefined', 'string']);
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('moves clocks with their ladders; one that stands still goes on by it', async () => {
    const [running, still] = [await start(engine, 'acme', 'ann', 'inquiry', {}), await start(engine, 'acme', 'ann', 'inquiry', {})];
    await act(engine, 'acme', 'ann', still, 'ask');
    const due = async (id: string) => (await engine.cases.clocks(await stateOf(engine, 'acme', id))).map((clock) => [clock.due, clock.explanations.map(({ provisional }) => provisional)]);
    expect(await due(running)).toEqual([['2027-01-06T01:00:00.000Z', [true]]]);
    await release(company(PUBLISHED));
    await engine.settle();
    expect(await due(running)).toEqual([['2027-01-07T01:00:00.000Z', [false]]]);
    expect(await dues(running)).toEqual(['2027-01-05T13:00:00.000Z', '2027-01-06T01:00:00.000Z', '2027-01-07T01:00:00.000Z', '2027-01-09T01:00:00.000Z']);
    await act(engine, 'acme', 'ann', still, 'heard');
    expect(await due(still)).toEqual([['2027-01-07T01:00:00.000Z', [false]]]);
    for (const id of [running, still]) expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
  });

  test('fires what it moves into the past', async () => {
    const id = await start(engine, 'acme', 'ann', 'handover', { place: 'desk' });
    at('2027-01-05T12:00:00+08:00');
    await engine.settle();
    expect(Object.values((await stateOf(engine, 'acme', id)).tasks)).toMatchObject([{ state: 'waiting' }]);
    await release(company(NO_HOLIDAY));
    await engine.settle();
    expect(Object.values((await stateOf(engine, 'acme', id)).tasks)).toMatchObject([{ state: 'reminded', openedAt: '2027-01-05T04:00:00.000Z' }]);
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
  });

  test('goes through cases by pages, and on after a server has died; other releases leave them alone', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) ids.push(await start(engine, 'acme', 'ann', 'handover', { place: 'desk' }));
    await release(company(GUESS, 'Acme and Sons'));
    await engine.settle();
    expect((await stateOf(engine, 'acme', ids[0]!)).revision).toBe(1);
    await release(company(PUBLISHED));
    await engine.occurrences.runDue();
    await engine.recounter.runDue();
    expect(await dues(ids[49]!)).toEqual(['2027-01-07T01:00:00.000Z']);
    expect(await dues(ids[50]!)).toEqual(['2027-01-06T01:00:00.000Z']);
    // Somebody takes the next page, and is not heard of again.
    await engine.database.recounts.claim(subject.clock.now(), 30_000);
    expect(await subject.other.recounter.runDue()).toBe(0);
    at('2026-12-30T09:01:00+08:00');
    await subject.other.settle();
    for (const id of ids) expect([(await stateOf(engine, 'acme', id)).revision, ...(await dues(id))]).toEqual([2, '2027-01-07T01:00:00.000Z']);
    await release(company(PUBLISHED, 'Acme and Daughters'));
    await engine.settle();
    expect((await stateOf(engine, 'acme', ids[0]!)).revision).toBe(2);
    expect(await engine.database.recounts.claim('2027-12-30T09:00:00.000Z', 1)).toBeUndefined();
  });
});
