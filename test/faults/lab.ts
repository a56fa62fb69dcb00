import type { Engine } from '../../src/engine/engine.js';
import type { CommandResult } from '../../src/engine/command-service.js';
import type { Connector } from '../../src/engine/ports/connector.js';
import { versionOf } from '../../src/engine/version-of.js';
import { act, enforce, execute, found, start } from '../engine/helpers.js';
import { labFiles } from '../support/rulebooks.js';

/** What the world outside is like for `echo`. */
export const outside = { works: true };

export const echo: Connector = {
  name: 'echo',
  run: async () => {
    if (!outside.works) throw new Error('no echo');
    return { answer: 'yes' };
  },
};
/** The laboratory with its year published: it comes into force long after the tests. */
const PUBLISHED = await labFiles({ 'rules/week.yaml': `calendar: week
title: Working days of the laboratory
week: monday to friday
years:
  2026: { holidays: [{ name: Fair, from: 2026-03-01, until: 2026-06-30 }] }
  2027: {}
` });
export const PUBLISHED_VERSION = versionOf(PUBLISHED);

/** The laboratory in force, and the version that publishes its year. */
export async function foundLab(engine: Engine): Promise<void> {
  await found(engine, 'lab');
  await enforce(engine, 'lab', PUBLISHED, '2027-01-01');
}

/** A case through both people and both branches to its end, where it posts to a ledger. */
export async function built(engine: Engine): Promise<string> {
  const id = await start(engine, 'lab', 'ann', 'build', { size: 5 });
  await finishBuild(engine, id);
  return id;
}

export async function finishBuild(engine: Engine, id: string): Promise<void> {
  for (const [by, action] of [['ann', 'submit'], ['cat', 'approve'], ['ben', 'approve'], ['ann', 'complete'], ['ben', 'complete']] as const) {
    const result = await act(engine, 'lab', by, id, action);
    if (!result.accepted) throw new Error(`${action} by ${by}: ${result.rejection.message}`);
  }
}

/** One case of each kind that is still open: with a task and a timer, with a claim, with a job. */
export async function openCases(engine: Engine): Promise<{ readonly build: string; readonly seat: string; readonly errand: string }> {
  const build = await start(engine, 'lab', 'ann', 'build', { size: 5 });
  const seat = await start(engine, 'lab', 'ann', 'seat', { room: 'a' });
  const errand = await start(engine, 'lab', 'ann', 'errand', {});
  return { build, seat, errand };
}

/** Starts with keys of their own, so that each can be sent again. */
export function startSeat(engine: Engine, room: string, key: string): Promise<CommandResult> {
  return execute(engine, 'lab', 'ann', { type: 'StartCase', workflow: 'seat', data: { room } }, key);
}
