import { expect } from '@jest/globals';
import type { Engine } from '../../src/engine/engine.js';
import type { Fault } from '../../src/engine/fsck/check.js';
import { faultsOf } from '../../src/engine/fsck/fsck.js';
import { execute, start, stateOf } from '../engine/helpers.js';
import { DATA, handsOf, SECONDS_LATER, type Kind, type Settable } from './command-kinds.js';

/** What is wrong with the cases that were made after `last`. */
async function faultsSince(engine: Engine, last: string | null): Promise<readonly Fault[]> {
  const { audit } = engine.database;
  return (await audit.records('lab', await audit.caseIds('lab', last, 100))).flatMap(faultsOf);
}

/** Types of the commands that a case has taken. */
async function commandsOf(engine: Engine, id: string): Promise<readonly string[]> {
  return (await engine.cases.history('lab', id, 1, 100)).map(({ entry }) => entry.command.type);
}

/**
 * A case is made ready, a server dies of the command (`die`), and another one does the same again: all in all it took
 * effect once, and at no time was anything half done. `at` names the death. Resolves with the case's id.
 */
export async function doneAgain(healthy: Engine, { workflow, ready, command, revision, settled, of }: Kind, at: number, last: string | null, die: (id: string, now: string) => Promise<unknown>): Promise<string> {
  const clock = healthy.database.clock as Settable;
  const id = await start(healthy, 'lab', 'ann', workflow, DATA[workflow]);
  await ready?.(healthy, id, clock);
  await die(id, clock.now());
  expect([at, await faultsSince(healthy, last)]).toEqual([at, []]);
  SECONDS_LATER(clock);
  await command(handsOf(healthy), id, healthy);
  await healthy.settle();
  expect([at, (await stateOf(healthy, 'lab', id)).revision]).toEqual([at, revision]);
  expect([at, await commandsOf(healthy, id)]).toEqual([at, expect.arrayContaining([...of])]);
  await settled?.(healthy, id);
  await execute(healthy, 'lab', 'ann', { type: 'CancelCase', case: id, reason: 'seen' });
  await healthy.settle();
  return id;
}
