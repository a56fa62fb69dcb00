import { tmpdir } from 'node:os';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { act, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const DAYS = `calendar: days
week: monday to friday
years:
  2026:
    holidays:
      - { name: New Year, from: 2026-01-01, until: 2026-01-03, makeUp: [2026-01-04] }
      - { name: National Day, from: 2026-10-01, until: 2026-10-07, makeUp: [2026-10-10] }
  2027: { holidays: [{ name: New Year, from: 2027-01-01 }] }
  2028: {}
  2029: {}
`;

interface Written {
  readonly zone?: string;
  /** Keys of the first state, beside its task. */
  readonly waiting: string;
  /** A line for each schedule. */
  readonly schedules?: string;
}

/** A company whose cases wait for the clerk or for the clock. */
function company({ zone = 'Asia/Shanghai', waiting, schedules = '' }: Written): Record<string, string> {
  return {
    'rules/rulebook.yaml': `company: acme\nedition: 2\ntitle: Acme\nlanguage: en\ntimeZone: ${zone}\ncalendar: days\narticles: { '1': { title: One, untested: Not here } }\nposts: { clerk: Clerk }\npeople: { ann: { name: Ann, posts: [clerk] } }\n`,
    'rules/days.yaml': DAYS,
    'workflows/watch.yaml': `workflow: watch\ntitle: Watch\narticle: '1'\nuntested: Not here\ndata: { type: object, properties: { on: { type: string, format: date }, by: { type: string, format: date } } }\n${schedules && `schedules:\n${schedules}`}initial: waiting\nstates:\n  waiting:\n    task: { for: { post: clerk } }\n    on: { completed: done }\n${waiting}\n  passed: { type: final }\n  done: { type: final }\n`,
  };
}

const after = (...delays: readonly string[]): string => `    after: { ${delays.map((delay) => `${delay}: passed`).join(', ')} }`;
const DAY = 'data: { on: period.start }';

/** Time in twelve awkward places. What must not be lost or doubled is asked of the rows, the histories and the checker. */
describe.each(SUBJECTS.filter(({ name }) => name !== 'memory'))('the clock on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;

  const at = (instant: string): void => subject.clock.set(new Date(instant).toISOString());
  const open = async (now: string, written: Written): Promise<void> => {
    subject = await kind.open();
    engine = subject.engine;
    at(now);
    const result = await engine.releases.found('acme', company(written), '2000-01-01');
    if (!result.released) throw new Error(JSON.stringify(result));
    await engine.settle();
  };
  const watch = (): Promise<string> => start(engine, 'acme', 'ann', 'watch', {});
  const until = async (instant: string): Promise<void> => {
    at(instant);
    await engine.settle();
  };
  const due = async (id: string): Promise<readonly string[]> => Object.values((await stateOf(engine, 'acme', id)).timers).map(({ dueAt }) => dueAt).sort();
  const fired = async (id: string): Promise<readonly string[]> =>
    (await engine.cases.history('acme', id, 1, 99)).filter(({ entry }) => entry.command.type === 'FireTimer').map(({ entry }) => entry.command.at);
  const occurred = async (): Promise<readonly string[]> =>
    (await engine.schedules.occurrences('acme', {}, { limit: 99 })).rows.filter(({ state }) => state !== 'waiting').map(({ dueAt, state }) => `${dueAt} ${state}`).reverse();
  const cases = async (): Promise<number> => (await engine.cases.cases('acme', {}, { limit: 99 })).rows.length;

  afterEach(async () => {
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
    for (const { id } of (await engine.cases.cases('acme', {}, { limit: 99 })).rows) expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    await subject.close();
  });

  test('1 leap day: it has its own occurrence, and a year later is 28 February', async () => {
    await open('2028-02-28T12:00:00+08:00', { waiting: after('P1Y'), schedules: `  daily: { every: day, at: 09:00, ${DAY} }\n` });
    await until('2028-02-29T12:00:00+08:00');
    const id = await watch();
    expect(await due(id)).toEqual(['2029-02-28T04:00:00.000Z']);
    await until('2028-03-01T12:00:00+08:00');
    expect(await occurred()).toEqual(['2028-02-29T01:00:00.000Z started', '2028-03-01T01:00:00.000Z started']);
  });

  test('2 year end: the last working day, and working days over New Year', async () => {
    await open('2026-12-30T12:00:00+08:00', { waiting: after('2 working days'), schedules: `  closing: { every: year, day: last working day on or before(period.end), at: 18:00, data: { on: period.start, by: period.end } }\n` });
    await until('2026-12-31T18:00:00+08:00');
    expect(await occurred()).toEqual(['2026-12-31T10:00:00.000Z started']);
    const [row] = (await engine.cases.cases('acme', {}, { limit: 9 })).rows;
    expect(row?.state.data).toEqual({ on: '2026-01-01', by: '2026-12-31' });
    expect(await due(row!.id)).toEqual(['2027-01-05T10:00:00.000Z']);
    await until('2027-01-05T18:00:00+08:00');
    expect(await fired(row!.id)).toEqual(['2027-01-05T10:00:00.000Z']);
  });

  const NEW_YORK = { zone: 'America/New_York', waiting: after('P1D', 'PT24H'), schedules: `  early: { every: day, at: 02:30, ${DAY} }\n  twice: { every: day, at: 01:30, ${DAY} }\n` };

  test('3 daylight saving begins: a time that is skipped happens once, and a day has 23 hours', async () => {
    await open('2026-03-07T12:00:00-05:00', NEW_YORK);
    expect(await due(await watch())).toEqual(['2026-03-08T16:00:00.000Z', '2026-03-08T17:00:00.000Z']);
    await until('2026-03-08T12:00:00-04:00');
    expect(await occurred()).toEqual(['2026-03-08T06:30:00.000Z started', '2026-03-08T07:30:00.000Z started']);
  });

  test('3 daylight saving ends: a time that comes twice happens once, and a day has 25 hours', async () => {
    await open('2026-10-31T12:00:00-04:00', NEW_YORK);
    expect(await due(await watch())).toEqual(['2026-11-01T16:00:00.000Z', '2026-11-01T17:00:00.000Z']);
    for (const minute of ['T01:29:00-04:00', 'T01:30:00-04:00', 'T01:30:00-05:00', 'T02:30:00-05:00', 'T12:00:00-05:00']) await until(`2026-11-01${minute}`);
    expect(await occurred()).toEqual(['2026-11-01T05:30:00.000Z started', '2026-11-01T07:30:00.000Z started']);
  });

  test('4 the clock goes back by ten minutes: nothing happens again', async () => {
    await open('2026-03-02T08:00:00+08:00', { waiting: after('PT1H'), schedules: `  daily: { every: day, at: 09:00, ${DAY} }\n` });
    const id = await watch();
    await until('2026-03-02T09:00:00+08:00');
    await until('2026-03-02T08:50:00+08:00');
    const late = await watch();
    await until('2026-03-02T09:00:00+08:00');
    expect([await fired(id), await occurred()]).toEqual([['2026-03-02T01:00:00.000Z'], ['2026-03-02T01:00:00.000Z started']]);
    await until('2026-03-02T09:50:00+08:00');
    expect(await fired(late)).toEqual(['2026-03-02T01:50:00.000Z']);
  });

  test('5 the clock goes forward by a day: what was due meanwhile happens once', async () => {
    await open('2026-03-02T08:00:00+08:00', { waiting: after('PT1H'), schedules: `  daily: { every: day, at: 09:00, ${DAY} }\n` });
    const id = await watch();
    await until('2026-03-03T08:00:00+08:00');
    await until('2026-03-03T08:00:00+08:00');
    expect([await fired(id), await occurred()]).toEqual([['2026-03-03T00:00:00.000Z'], ['2026-03-02T01:00:00.000Z started']]);
  });

  test('6 down for 36 hours: each schedule says what becomes of what it missed', async () => {
    const schedules = ['each', 'once', 'skip'].map((missed) => `  ${missed}: { every: day, at: 09:00, ${DAY}, missed: ${missed} }\n`).join('');
    await open('2026-03-02T08:00:00+08:00', { waiting: after('PT1H'), schedules });
    const id = await watch();
    await until('2026-03-03T20:00:00+08:00');
    const { rows } = await engine.schedules.occurrences('acme', {}, { limit: 99 });
    const told = (schedule: string) => rows.filter((one) => one.schedule === schedule && one.state !== 'waiting').map(({ state }) => state).reverse();
    expect([told('each'), told('once'), told('skip')]).toEqual([['started', 'started'], ['skipped', 'started'], ['skipped', 'skipped']]);
    expect([await cases(), await fired(id)]).toEqual([4, ['2026-03-03T12:00:00.000Z']]);
  });

  test('7 a timer that was due while nobody was there fires once, whichever servers come back', async () => {
    await open('2026-03-02T08:00:00+08:00', { waiting: after('PT1H') });
    const ids = [await watch(), await watch(), await watch()];
    at('2026-03-03T20:00:00+08:00');
    await Promise.all([engine.scheduler.runDue(), subject.other.scheduler.runDue(), engine.scheduler.runDue(), subject.other.scheduler.runDue()]);
    await Promise.all([engine.settle(), subject.other.settle()]);
    for (const id of ids) expect(await fired(id)).toEqual(['2026-03-03T12:00:00.000Z']);
  });

  test('8 two servers whose clocks are five minutes apart: what is due happens once, for whoever comes first', async () => {
    await open('2026-03-02T08:00:00+08:00', { waiting: after('PT1H'), schedules: `  daily: { every: day, at: 09:00, ${DAY} }\n` });
    const ahead = { now: () => new Date(Date.parse(subject.clock.now()) + 300_000).toISOString() };
    const fast = engineOn({ ...subject.other.database, clock: ahead }, { dataFolder: tmpdir(), leaseMs: 30_000 });
    const id = await watch();
    at('2026-03-02T08:54:00+08:00');
    await Promise.all([engine.settle(), fast.settle()]);
    expect([await fired(id), await cases()]).toEqual([[], 1]);
    at('2026-03-02T08:55:00+08:00');
    await Promise.all([engine.settle(), fast.settle()]);
    // What the other server held locked at that moment was passed over; it is there at the next look.
    await fast.settle();
    at('2026-03-02T09:00:00+08:00');
    await Promise.all([engine.settle(), fast.settle(), engine.settle()]);
    expect([await fired(id), await cases(), await occurred()]).toEqual([['2026-03-02T01:00:00.000Z'], 2, ['2026-03-02T01:00:00.000Z started']]);
  });

  test('9 a deadline on a Saturday that is worked', async () => {
    await open('2026-10-09T16:20:00+08:00', { waiting: after('1 working days') });
    const id = await watch();
    await until('2026-10-10T16:19:59+08:00');
    expect(await fired(id)).toEqual([]);
    await until('2026-10-10T16:20:00+08:00');
    expect(await fired(id)).toEqual(['2026-10-10T08:20:00.000Z']);
  });

  test('10 a cut-off at midnight: the last millisecond of the day is in time', async () => {
    await open('2026-03-13T12:00:00+08:00', { waiting: after('date("2026-03-16")') });
    const [first, second] = [await watch(), await watch()];
    await until('2026-03-15T23:59:59.999+08:00');
    expect(await act(engine, 'acme', 'ann', first, 'complete')).toMatchObject({ accepted: true });
    await until('2026-03-16T00:00:00.000+08:00');
    expect(await act(engine, 'acme', 'ann', second, 'complete')).toMatchObject({ accepted: false });
    expect([await fired(first), await fired(second)]).toEqual([[], ['2026-03-15T16:00:00.000Z']]);
  });

  test('11 a pause over a holiday: neither the pause nor the holiday is counted', async () => {
    const waiting = `    type: parallel
    sla: { within: 3 working days, pausedIn: waiting.customer.asked, escalate: [{ at: due, target: passed }] }
    states:
      customer:
        initial: quiet
        states:
          quiet: { task: { for: { post: clerk }, actions: [{ ask: { title: Ask, outcome: asked } }] }, on: { asked: asked } }
          asked: { task: { for: { post: clerk }, actions: [{ heard: { title: Heard, outcome: heard } }] }, on: { heard: quiet } }`;
    await open('2026-09-29T10:00:00+08:00', { waiting });
    const id = await watch();
    const use = async (action: string) => {
      const task = Object.values((await stateOf(engine, 'acme', id)).tasks).find(({ state }) => state.startsWith('waiting.customer'))!;
      return engine.commands.execute({ company: 'acme', actor: (await engine.people.actor('acme', 'ann'))!, key: action, instruction: { type: 'PerformAction', case: id, task: task.id, action } });
    };
    expect(await due(id)).toEqual(['2026-10-09T02:00:00.000Z']);
    await until('2026-09-30T10:00:00+08:00');
    await use('ask');
    await until('2026-10-09T10:00:00+08:00');
    expect(await fired(id)).toEqual([]);
    await use('heard');
    // One of three days was gone: the make-up Saturday and Monday are left.
    expect(await due(id)).toEqual(['2026-10-12T02:00:00.000Z']);
    await until('2026-10-12T10:00:00+08:00');
    expect(await fired(id)).toEqual(['2026-10-12T02:00:00.000Z']);
  });

  test('12 a month after the 31st is the last day of a shorter month', async () => {
    await open('2026-01-31T12:00:00+08:00', { waiting: after('P1M'), schedules: `  monthly: { every: month, day: month end(period.start), at: 18:00, ${DAY} }\n` });
    expect(await due(await watch())).toEqual(['2026-02-28T04:00:00.000Z']);
    await until('2026-03-31T12:00:00+08:00');
    expect(await due(await watch())).toEqual(['2026-04-30T04:00:00.000Z']);
    await until('2026-04-30T18:00:00+08:00');
    expect(await occurred()).toEqual(['2026-01-31T10:00:00.000Z started', '2026-02-28T10:00:00.000Z started', '2026-03-31T10:00:00.000Z started', '2026-04-30T10:00:00.000Z started']);
    await until('2028-01-31T12:00:00+08:00');
    expect(await due(await watch())).toEqual(['2028-02-29T04:00:00.000Z']);
  });
});
