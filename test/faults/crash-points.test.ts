import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import type { Fault } from '../../src/engine/fsck/check.js';
import { faultsOf, fsck } from '../../src/engine/fsck/fsck.js';
import { RETRY_PAUSES_MS } from '../../src/engine/job-runner.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { execute, start, stateOf } from '../engine/helpers.js';
import { patchedRunner } from '../store/patched-runner.js';
import type { Patch } from '../store/patched-runner.js';
import { startMariadb } from '../support/mariadb.js';
import { outside } from './lab.js';
import { standKinds, type Stand } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

type Settable = Pick<ManualClock, 'now' | 'set'>;

/** One kind of command: a case made ready for it, the command itself, and the revision at which the case is in the end. */
interface Kind {
  readonly name: string;
  readonly workflow: keyof typeof DATA;
  readonly ready?: (engine: Engine, id: string, clock: Settable) => Promise<unknown>;
  readonly command: (engine: Engine, id: string) => Promise<unknown>;
  readonly revision: number;
  /** What else has to be so in the end. */
  readonly settled?: (engine: Engine, id: string) => Promise<void>;
}

const DATA = { build: { size: 5 }, brittle: {}, errand: {}, ticker: { ticks: 0, rings: 0 }, seat: { room: 'a' } } as const;

async function perform(engine: Engine, by: string, id: string, action: string): Promise<unknown> {
  const task = `${id}-task`;
  const tasks = Object.keys((await stateOf(engine, 'lab', id)).tasks);
  return execute(engine, 'lab', by, { type: 'PerformAction', case: id, task: tasks[0] ?? task, action }, `${action}-${id}`);
}

const HOURS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 3_700_000).toISOString());
const SECONDS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 31_000).toISOString());

const KINDS: readonly Kind[] = [
  {
    name: 'StartCase with a claim',
    workflow: 'build',
    command: async (engine, id) => {
      await execute(engine, 'lab', 'ann', { type: 'StartCase', workflow: 'seat', data: DATA.seat }, `seat-${id}`);
    },
    settled: async (engine, id) => {
      const seats = (await engine.cases.cases('lab', { workflow: 'seat', status: 'open' }, { limit: 9 })).rows;
      expect(seats).toHaveLength(1);
      await execute(engine, 'lab', 'ann', { type: 'CancelCase', case: seats[0]?.id ?? id, reason: 'seen' });
    },
    revision: 1,
  },
  { name: 'PerformAction with tasks and timers', workflow: 'build', command: (engine, id) => perform(engine, 'ann', id, 'submit'), revision: 2 },
  { name: 'PerformAction that gives back a claim', workflow: 'seat', command: (engine, id) => perform(engine, 'ann', id, 'rise'), revision: 2 },
  {
    name: 'FailJob',
    workflow: 'errand',
    ready: async (engine, _id, clock) => {
      outside.works = false;
      for (const _ of RETRY_PAUSES_MS) {
        await engine.settle();
        HOURS_LATER(clock);
      }
    },
    command: (engine) => engine.jobs.runWaiting(),
    settled: async () => void (outside.works = true),
    revision: 2,
  },
  { name: 'ChangeData', workflow: 'build', command: (engine, id) => execute(engine, 'lab', 'dee', { type: 'ChangeData', case: id, changes: { note: 'n' }, reason: 'r' }, `change-${id}`), revision: 2 },
  { name: 'CancelCase', workflow: 'build', command: (engine, id) => execute(engine, 'lab', 'ann', { type: 'CancelCase', case: id, reason: 'r' }, `cancel-${id}`), revision: 2 },
  { name: 'SignalCase', workflow: 'errand', command: (engine, id) => execute(engine, 'lab', 'dee', { type: 'SignalCase', case: id, signal: 'hurry', data: { parcel: 'p' } }, `signal-${id}`), revision: 2 },
  { name: 'FireTimer', workflow: 'ticker', ready: async (_engine, _id, clock) => SECONDS_LATER(clock), command: (engine) => engine.scheduler.runDue(), revision: 2 },
  { name: 'FailTimer', workflow: 'brittle', ready: async (_engine, _id, clock) => HOURS_LATER(clock), command: (engine) => engine.scheduler.runDue(), revision: 2 },
  {
    name: 'RetryIncident',
    workflow: 'brittle',
    ready: async (engine, _id, clock) => {
      HOURS_LATER(clock);
      await engine.settle();
    },
    command: async (engine, id) => {
      const incident = Object.keys((await stateOf(engine, 'lab', id)).timers)[0] ?? '';
      return execute(engine, 'lab', 'oli', { type: 'RetryIncident', case: id, incident }, `retry-${id}`);
    },
    revision: 4,
  },
  { name: 'CompleteJob, StartCase by a message, EndChild', workflow: 'errand', command: (engine) => engine.settle(), revision: 3 },
];

function dyingAt(n: number, seen: { count: number }): Patch {
  return (statement) => {
    if ((seen.count += 1) > n) throw new Error('the power is gone');
    return statement;
  };
}

/** What is wrong with the cases that this round has made. */
async function faultsSince(engine: Engine, last: string | null): Promise<readonly Fault[]> {
  const { audit } = engine.database;
  return (await audit.records('lab', await audit.caseIds('lab', last, 100))).flatMap(faultsOf);
}

describe.each(standKinds(server))('$name', (database) => {
  let stand: Stand;
  const patch: { now: Patch } = { now: (statement) => statement };
  let dying: Engine;
  beforeAll(async () => {
    stand = await database.open();
    dying = stand.broken((runner) => patchedRunner(runner, (statement, index) => patch.now(statement, index)));
  }, 60_000);
  afterAll(async () => stand.close());

  test.each(KINDS)('$name that dies at any of its statements takes effect once when it is done again', async ({ workflow, ready, command, revision, settled }) => {
    const { healthy } = stand;
    const clock = healthy.database.clock as Settable;
    let [statements, last] = [1, null as string | null];
    for (let n = 0; n < statements; n += 1) {
      const id = await start(healthy, 'lab', 'ann', workflow, DATA[workflow]);
      await ready?.(healthy, id, clock);
      (dying.database.clock as Settable).set(clock.now());
      const seen = { count: 0 };
      patch.now = dyingAt(n, seen);
      await command(dying, id).catch(() => undefined);
      if (seen.count > n) statements = n + 2;
      expect([n, await faultsSince(healthy, last)]).toEqual([n, []]);
      SECONDS_LATER(clock);
      await command(healthy, id);
      await healthy.settle();
      expect([n, (await stateOf(healthy, 'lab', id)).revision]).toEqual([n, revision]);
      await settled?.(healthy, id);
      await execute(healthy, 'lab', 'ann', { type: 'CancelCase', case: id, reason: 'seen' });
      await healthy.settle();
      last = id;
    }
    process.stdout.write(`${database.name}: died at each of ${statements - 1} statements\n`);
    expect(statements).toBeGreaterThan(6);
    expect((await fsck(healthy.database.audit)).faults).toEqual([]);
  }, 120_000);
});
