import { afterAll, describe, expect, test } from '@jest/globals';
import type { CommandResult, UserInstruction } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { execute, start, stateOf, tally } from '../engine/helpers.js';
import { patchedRunner } from '../store/patched-runner.js';
import type { Patch } from '../store/patched-runner.js';
import { startMariadb } from '../support/mariadb.js';
import { standKinds } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

type Commands = readonly { readonly by: string; readonly instruction: UserInstruction; readonly key: string }[];

/** Commands that come together: new cases, a step with tasks and timers, a claim taken, one given back, a job. */
async function prepared(engine: Engine, round: number): Promise<Commands> {
  const [build, seat] = [await start(engine, 'lab', 'ann', 'build', { size: 5 }), await start(engine, 'lab', 'ann', 'seat', { room: 'a' })];
  const taskOf = async (id: string): Promise<string> => Object.keys((await stateOf(engine, 'lab', id)).tasks)[0] ?? '';
  const commands: readonly (readonly [string, UserInstruction])[] = [
    ['ann', { type: 'PerformAction', case: build, task: await taskOf(build), action: 'submit' }],
    ['ann', { type: 'PerformAction', case: seat, task: await taskOf(seat), action: 'rise' }],
    ['ben', { type: 'StartCase', workflow: 'seat', data: { room: 'b' } }],
    ['ann', { type: 'StartCase', workflow: 'errand', data: {} }],
    ['ann', { type: 'StartCase', workflow: 'build', data: { size: 0 } }],
  ];
  return commands.map(([by, instruction], n) => ({ by, instruction, key: `round-${round}-${n}` }));
}

async function send(engine: Engine, commands: Commands): Promise<readonly PromiseSettledResult<CommandResult>[]> {
  return Promise.allSettled(commands.map(({ by, instruction, key }) => execute(engine, 'lab', by, instruction, key)));
}

const CASES_MAX = 1_000;
const accepted = (results: readonly PromiseSettledResult<CommandResult>[]): number =>
  results.filter((one) => one.status === 'fulfilled' && one.value.accepted).length;

async function answersIn(engine: Engine): Promise<number> {
  const ids = await engine.database.audit.caseIds('lab', null, CASES_MAX);
  return (await engine.database.audit.records('lab', ids)).flatMap(({ answers }) => answers).filter(({ key }) => key.startsWith('round-')).length;
}

/** Dies at the n-th statement that it writes with: nothing that comes after reaches the database. */
function dyingAt(n: number, seen: { count: number }): Patch {
  return (statement) => {
    seen.count += 1;
    if (seen.count > n) throw new Error('the power is gone');
    return statement;
  };
}

describe.each(standKinds(server))('a group of commands on $name', (kind) => {
  test('that dies at any of its statements is there whole or not at all, and its commands can be sent again', async () => {
    const stand = await kind.open();
    let statements = 1;
    for (let n = 0; n < statements; n += 2) {
      const commands = await prepared(stand.healthy, n);
      const [already, seen] = [await answersIn(stand.healthy), { count: 0 }];
      const first = await send(stand.broken((runner) => patchedRunner(runner, dyingAt(n, seen))), commands);
      statements = Math.max(statements, seen.count);
      expect([n, await answersIn(stand.healthy)]).toEqual([n, already + accepted(first)]);
      expect((await fsck(stand.healthy.database.audit)).faults).toEqual([]);
      const again = await send(stand.healthy, commands);
      expect([n, accepted(again), await answersIn(stand.healthy)]).toEqual([n, commands.length, already + commands.length]);
      await free(stand.healthy);
    }
    expect(statements).toBeGreaterThan(20);
    expect((await fsck(stand.healthy.database.audit)).faults).toEqual([]);
    await stand.close();
  }, 120_000);

  test('whose connection breaks at any of its statements starts again, and takes effect once', async () => {
    if (kind.name !== 'MariaDB') return;
    const stand = await kind.open();
    let statements = 1;
    for (let n = 0; n < statements; n += 1) {
      const commands = await prepared(stand.healthy, n);
      const [already, seen] = [await answersIn(stand.healthy), { count: 0 }];
      const cutOnce: Patch = (statement) => {
        seen.count += 1;
        return seen.count === n + 1 ? { sql: 'KILL CONNECTION_ID()', params: [] } : statement;
      };
      const results = await send(stand.broken((runner) => patchedRunner(runner, cutOnce)), commands);
      if (n === 0) statements = seen.count - 1;
      expect([n, accepted(results), await answersIn(stand.healthy)]).toEqual([n, commands.length, already + commands.length]);
      await free(stand.healthy);
    }
    expect(statements).toBeGreaterThan(15);
    expect((await fsck(stand.healthy.database.audit)).faults).toEqual([]);
    await stand.close();
  }, 120_000);

  test('sabotaged twin: without a transaction around it, fsck finds the halves', async () => {
    const stand = await kind.open();
    const commands = await prepared(stand.healthy, 0);
    const power = { gone: false };
    const halfway: Patch = (statement) => {
      if (power.gone) throw new Error('the power is gone');
      power.gone = statement.sql.startsWith('INSERT INTO idempotency');
      return power.gone ? { sql: 'COMMIT', params: [] } : statement;
    };
    await send(stand.broken((runner) => patchedRunner(runner, halfway)), commands);
    expect((await fsck(stand.healthy.database.audit)).sound).toBe(false);
    await stand.close();
  }, 60_000);

  /** Seats are given back, so that the next round finds the room as empty as this one. */
  async function free(engine: Engine): Promise<void> {
    for (const { id } of (await engine.cases.cases('lab', { workflow: 'seat', status: 'open' }, { limit: 50 })).rows) {
      const state = await stateOf(engine, 'lab', id);
      const result = await execute(engine, 'lab', state.startedBy, { type: 'PerformAction', case: id, task: Object.keys(state.tasks)[0] ?? '', action: 'rise' });
      expect(tally([result])).toEqual({ accepted: 1 });
    }
  }
});
