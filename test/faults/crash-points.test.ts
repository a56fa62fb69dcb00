import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Instruction } from '../../src/core/model/command.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { patchedRunner } from '../store/patched-runner.js';
import type { Patch } from '../store/patched-runner.js';
import { sizeOf } from '../support/figures.js';
import { startMariadb } from '../support/mariadb.js';
import { handsOf, KINDS, type Settable } from './command-kinds.js';
import { doneAgain } from './done-again.js';
import { standKinds, type Stand } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

/** Every type of command: the compiler asks for those that are new, the test below for a kind that is cut. */
const TYPES = {
  StartCase: true, PerformAction: true, UseVerb: true, JumpCase: true, ReopenCase: true, ChangeDeadline: true, HandOver: true,
  ChangeData: true, CancelCase: true, SignalCase: true, FireTimer: true, CompleteJob: true, FailJob: true, FailTimer: true,
  RetryIncident: true, EndChild: true, CollectCases: true, RefuseSignal: true, RecountDeadlines: true,
} satisfies Record<Instruction['type'], true>;

test('every type of command is cut', () => {
  expect([...new Set(KINDS.flatMap(({ of }) => of))].sort()).toEqual(Object.keys(TYPES).sort());
});

/** On SQLite at each statement; on MariaDB, which is slower, at every third, beginning elsewhere for each kind of command, and at each in a soak. */
const EVERY = sizeOf('SOAK_EVERY_STATEMENT', 3);

function dyingAt(n: number, seen: { count: number }): Patch {
  return (statement) => {
    if ((seen.count += 1) > n) throw new Error('the power is gone');
    return statement;
  };
}

describe.each(standKinds(server))('$name', (database) => {
  let stand: Stand;
  const patch: { now: Patch } = { now: (statement) => statement };
  let dying: Engine;
  beforeAll(async () => {
    stand = await database.open();
    dying = stand.broken((runner) => patchedRunner(runner, (statement, index) => patch.now(statement, index)));
  });
  afterAll(async () => stand.close());

  test.each(KINDS)('$name that dies at any of its statements takes effect once when it is done again', async (kind) => {
    const { healthy } = stand;
    const every = database.name === 'SQLite' ? 1 : EVERY;
    const first = KINDS.indexOf(kind) % every;
    let [statements, last] = [first + 1, null as string | null];
    for (let n = first; n < statements; n += every) {
      last = await doneAgain(healthy, kind, n, last, async (id, now) => {
        (dying.database.clock as Settable).set(now);
        const seen = { count: 0 };
        patch.now = dyingAt(n, seen);
        await kind.command(handsOf(dying), id, healthy).catch(() => undefined);
        if (seen.count > n) statements = n + every + 1;
      });
    }
    process.stdout.write(`${database.name}: died at ${Math.ceil((statements - 1) / every)} of about ${statements - 1} statements\n`);
    expect(statements).toBeGreaterThan(6);
    expect((await fsck(healthy.database.audit)).faults).toEqual([]);
  });
});
