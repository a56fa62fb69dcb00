import { afterAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { execute, start, stateOf } from '../engine/helpers.js';
import { patchedRunner } from '../store/patched-runner.js';
import type { Patch } from '../store/patched-runner.js';
import { startMariadb } from '../support/mariadb.js';
import { standKinds } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

type Settable = Pick<ManualClock, 'now' | 'set'>;

/** One kind of command: a case made ready for it, the command itself, and the revision at which the case is in the end. */
interface Kind {
  readonly name: string;
  readonly workflow: 'build' | 'brittle' | 'errand' | 'ticker';
  readonly ready?: (engine: Engine, id: string, clock: Settable) => Promise<unknown>;
  readonly command: (engine: Engine, id: string) => Promise<unknown>;
  readonly revision: number;
}

const HOURS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 3_700_000).toISOString());
const SECONDS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 31_000).toISOString());

const KINDS: readonly Kind[] = [
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

describe.each(standKinds(server))('$name', (database) => {
  test.each(KINDS)('$name that dies at any of its statements takes effect once when it is done again', async ({ workflow, ready, command, revision }) => {
    const stand = await database.open();
    const { healthy } = stand;
    const clock = healthy.database.clock as Settable;
    let statements = 1;
    for (let n = 0; n < statements; n += 1) {
      const id = await start(healthy, 'lab', 'ann', workflow, workflow === 'build' ? { size: 5 } : workflow === 'ticker' ? { ticks: 0, rings: 0 } : {});
      await ready?.(healthy, id, clock);
      const seen = { count: 0 };
      const dying = stand.broken((runner) => patchedRunner(runner, dyingAt(n, seen)));
      await command(dying, id).catch(() => undefined);
      if (seen.count > n) statements = n + 2;
      expect([n, (await fsck(healthy.database.audit)).faults]).toEqual([n, []]);
      SECONDS_LATER(clock);
      await command(healthy, id);
      await healthy.settle();
      expect([n, (await stateOf(healthy, 'lab', id)).revision]).toEqual([n, revision]);
      await execute(healthy, 'lab', 'ann', { type: 'CancelCase', case: id, reason: 'seen' });
      await healthy.settle();
    }
    expect(statements).toBeGreaterThan(6);
    expect((await fsck(healthy.database.audit)).faults).toEqual([]);
    await stand.close();
  }, 120_000);
});
