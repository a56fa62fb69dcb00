import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import type { OccurrenceRow } from '../../src/engine/ports/schedule-store.js';
import { fixture } from '../core/rulebook/fixture.js';
import type { ScenarioDefinition } from '../../src/core/model/scenario.js';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { compiled } from '../support/rulebooks.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const BOB = { id: 'bob', name: 'Bob', posts: ['head'], departments: ['desk'], roles: ['staff', 'process-admin'] } as const;
const CAL = { id: 'cal', name: 'Cal', posts: [], departments: [], roles: [] } as const;

/** The company of the reference of the YAML, cut down to its reports, with schedules of one's own. */
function reports(schedules: string): Record<string, string> {
  const files = fixture('good');
  const kept = ['rules/rulebook.yaml', 'rules/office.yaml', 'calendars/country.yaml', 'workflows/report.yaml'];
  const some = Object.fromEntries(kept.map((path) => [path, files[path] ?? '']));
  const [head = '', rest = ''] = (some['workflows/report.yaml'] ?? '').split(/schedules:\n(?: .*\n)+/);
  const loan = "  1.2: { title: An answer within three days, untested: Not here }";
  some['rules/rulebook.yaml'] = (some['rules/rulebook.yaml'] ?? '').replace(/regulations:\n(?: .*\n)+/, '').replace(/articles:\n(?: .*\n)+/, `articles:\n${loan}\n`).replace(/ {2}(loan-limit|points-late).*\n/g, '').replace('parameters:\n', '');
  some['workflows/report.yaml'] = `${head}untested: Not here\n${schedules === '' ? '' : `schedules:\n${schedules}`}${rest}`;
  return some;
}

const DATA = 'data: { since: period.start, until: period.end }';
const weekly = (more: string): string => `  weekly: { every: week, at: 09:00, ${DATA}${more} }\n`;
const daily = (more: string): string => `  daily: { every: day, at: 09:00, ${DATA}${more} }\n`;

describe.each(SUBJECTS)('schedules on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
  });
  afterEach(() => subject.close());

  /** Now it is Monday, 2 March 2026, 9:00 in Shanghai. */
  const release = async (schedules: string, more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const files = { ...reports(schedules), ...more };
    if ((await engine.releases.releases('acme')).length === 0) {
      const result = await engine.releases.found('acme', files, '2000-01-01');
      if (!result.released) throw new Error(JSON.stringify(result));
      return;
    }
    const before = await engine.releases.draft('acme');
    const saved = await engine.releases.saveDraft('acme', CAL, files, before?.etag ?? null);
    if (!saved.saved) throw new Error('the draft has changed');
    const result = await engine.releases.release('acme', BOB, { expectedEtag: saved.etag });
    if (!result.released) throw new Error(JSON.stringify(result));
  };
  const until = async (instant: string): Promise<void> => {
    subject.clock.set(new Date(instant).toISOString());
    await engine.settle();
  };
  const all = async (): Promise<readonly OccurrenceRow[]> => [...(await engine.schedules.occurrences('acme', {}, { limit: 100 })).rows].reverse();
  const told = async (): Promise<readonly string[]> => (await all()).map(({ id, dueAt, state }) => `${id} ${dueAt.slice(0, 16)} ${state}`);
  const cases = async () => [...(await engine.cases.cases('acme', {}, { limit: 100 })).rows].reverse();

  test('start a case each at their time, as an actor that names them, and once whoever looks', async () => {
    await release(weekly(", title: Weekly, article: '1.2'"));
    await engine.settle();
    expect(await told()).toEqual(['weekly:week:2026-03-09 2026-03-09T01:00 waiting']);
    await until('2026-03-09T08:59:59+08:00');
    expect(await cases()).toEqual([]);
    subject.clock.set('2026-03-09T01:00:00.000Z');
    await Promise.all([engine.occurrences.runDue(), subject.other.occurrences.runDue(), engine.occurrences.runDue()]);
    await Promise.all([engine.settle(), subject.other.settle()]);
    const [started, ...others] = await cases();
    expect(others).toEqual([]);
    expect(started).toMatchObject({ startedBy: 'schedule:report/weekly', startedAt: '2026-03-09T01:00:00.000Z', state: { data: { since: '2026-03-09', until: '2026-03-15' } } });
    const [{ entry }] = (await engine.cases.history('acme', started!.id, 1, 1)) as [Awaited<ReturnType<Engine['cases']['history']>>[number]];
    expect(entry.command).toMatchObject({ type: 'StartCase', actor: { id: 'schedule:report/weekly', name: 'weekly' }, occurrence: { schedule: 'weekly', period: { start: '2026-03-09', end: '2026-03-15' }, due: '2026-03-09T01:00:00.000Z', article: '1.2' } });
    expect(await engine.proofs.proveCase('acme', started!.id)).toMatchObject({ proven: true });
    expect((await all()).map(({ state, case: id }) => [state, id])).toEqual([['started', started!.id], ['waiting', null]]);
  });

  test.each([
    ['each', ', missed: each', ['started', 'started', 'started']],
    ['once', ', missed: once', ['skipped', 'skipped', 'started']],
    ['skip', ', missed: skip', ['skipped', 'skipped', 'started']],
    ['none that is too late', ', late: PT30H', ['skipped', 'started', 'started']],
  ])('that were missed start: %s', async (_, more, states) => {
    await release(daily(more));
    await engine.settle();
    await until('2026-03-05T09:30:00+08:00');
    const settled = (await all()).filter(({ state }) => state !== 'waiting');
    expect(settled.map(({ state }) => state)).toEqual(states);
    expect((await cases()).map(({ state }) => state.data['since'])).toEqual(settled.filter(({ state }) => state === 'started').map(({ period }) => period.start));
    for (const { state, reason } of settled) expect(reason).toEqual(state === 'skipped' ? expect.stringMatching(/^Expected to start by .*, but nobody was there until 2026-03-05T01:30/) : null);
  });

  test('a release moves what is to come, and neither doubles nor loses an occurrence', async () => {
    await release(`${weekly('')}${daily('')}`);
    await until('2026-03-09T12:00:00+08:00');
    expect((await told()).filter((one) => one.startsWith('weekly'))).toEqual(['weekly:week:2026-03-09 2026-03-09T01:00 started', 'weekly:week:2026-03-16 2026-03-16T01:00 waiting']);
    // From Monday to Tuesday: this week has had its case.
    await release(`  weekly: { every: week, day: period.start + duration("P1D"), at: 09:00, ${DATA} }\n`);
    await until('2026-03-16T08:00:00+08:00');
    expect((await told()).filter((one) => one.startsWith('daily') && !one.endsWith('started'))).toEqual([]);
    expect((await told()).filter((one) => one.startsWith('weekly') && one.endsWith('waiting'))).toEqual(['weekly:week:2026-03-16 2026-03-17T01:00 waiting', 'weekly:week:2026-03-23 2026-03-24T01:00 waiting']);
    // Back to Monday, on Monday noon: what should have been this morning is due at once.
    await until('2026-03-16T12:00:00+08:00');
    await release(weekly(''));
    await engine.settle();
    expect((await told()).filter((one) => one.startsWith('weekly'))).toEqual(['weekly:week:2026-03-09 2026-03-09T01:00 started', 'weekly:week:2026-03-16 2026-03-16T04:00 started', 'weekly:week:2026-03-23 2026-03-23T01:00 waiting']);
    // No schedule any more.
    await release('');
    await until('2026-04-30T12:00:00+08:00');
    expect((await told()).filter((one) => one.startsWith('weekly'))).toHaveLength(2);
  });

  test('what was due before a release starts as it was meant then, also where nobody was there', async () => {
    await release(weekly(''));
    await engine.settle();
    subject.clock.set('2026-03-09T04:00:00.000Z');
    await release('');
    await engine.settle();
    expect(await told()).toEqual(['weekly:week:2026-03-09 2026-03-09T01:00 started']);
  });

  test('a calendar that does not know the year halts an occurrence until a release does', async () => {
    const yearly = `  yearly: { every: year, day: last working day on or before(period.start + duration("P30D")), ${DATA} }\n`;
    await release(yearly);
    await until('2027-02-01T00:00:00+08:00');
    await until('2027-12-31T23:59:00+08:00');
    expect((await told()).map((one) => one.split(' ').at(-1))).toEqual(['started']);
    await until('2028-01-05T00:00:00+08:00');
    const halted = (await all()).at(-1);
    expect(halted).toMatchObject({ id: 'yearly:year:2028-01-01', state: 'halted', reason: expect.stringContaining('2028') });
    expect(await engine.schedules.resume('acme', 'report', 'yearly:year:2027-01-01')).toBe(false);
    expect(await engine.schedules.list('acme')).toMatchObject([{ workflow: 'report', definition: { id: 'yearly' }, next: [{ state: 'halted' }] }]);
    await release(yearly, { 'calendars/country.yaml': `${fixture('good')['calendars/country.yaml'] ?? ''}  2028:\n    holidays: [{ name: Fair, from: 2028-01-31 }]\n` });
    await until('2028-01-28T00:00:00+08:00');
    expect((await told()).at(-1)).toBe('yearly:year:2028-01-01 2028-01-27T16:00 started');
  });

  test('a start that is refused halts an occurrence, and it is tried again when somebody says so', async () => {
    await release(weekly(''));
    await engine.settle();
    await until('2026-03-09T12:00:00+08:00');
    expect(await engine.schedules.resume('acme', 'report', 'weekly:week:2026-03-09')).toBe(false);
    await release(weekly(', data: { since: period.start, until: \'"never"\' }').replace(`${DATA}, `, ''));
    await until('2026-03-16T12:00:00+08:00');
    expect(await all()).toMatchObject([{ state: 'started' }, { state: 'halted', reason: expect.stringContaining('until') }, { state: 'waiting' }]);
    expect(await engine.schedules.resume('acme', 'report', 'weekly:week:2026-03-16')).toBe(true);
    await engine.settle();
    expect((await all())[1]).toMatchObject({ state: 'halted' });
    await release(weekly(', title: Mended'));
    await engine.settle();
    expect((await told())[1]).toBe('weekly:week:2026-03-16 2026-03-16T01:00 started');
  });

  test('the list explains why an occurrence is when it is', async () => {
    await release(`  monthly: { every: month, day: last working day on or before(period.start + duration("P14D")), at: 16:30, ${DATA} }\n`);
    await engine.settle();
    const [view] = await engine.schedules.list('acme');
    expect(view?.next.map(({ dueAt }) => dueAt)).toEqual(['2026-03-13T08:30:00.000Z', '2026-04-15T08:30:00.000Z']);
    expect(view?.next[0]?.explanations.map(({ text }) => text.en)).toEqual(['15 March 2026, or the working day before: counts 13 March, a Friday (day of rest) → 13 March'].map(() => expect.stringContaining('15 March 2026, or the working day before')));
  });
});

test.each(compiled('acme', fixture('good'), 'v').workflows.get('report')!.definition.scenarios)('a scenario says what schedules start and skip: $title', async (scenario) => {
  const report = compiled('acme', fixture('good'), 'v').workflows.get('report')!;
  const run = (one: ScenarioDefinition) => runScenario(report, one, async (clock) => openMemory({ clock }), new Touched());
  expect(await run(scenario)).toMatchObject({ passed: true });
  expect(await run({ ...scenario, expect: { ...scenario.expect, skipped: ['2026-03-02T00:00:00Z'] } })).toMatchObject({ passed: false, problem: expect.stringContaining('the moments that were skipped') });
});
