import { expect } from '@jest/globals';
import { recounted } from '../../src/core/case/recount.js';
import type { Instruction } from '../../src/core/model/command.js';
import type { UserInstruction } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { RETRY_PAUSES_MS } from '../../src/engine/job-runner.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { act, execute, start, stateOf } from '../engine/helpers.js';
import { outside, PUBLISHED_VERSION } from './lab.js';

export type Settable = Pick<ManualClock, 'now' | 'set'>;

/** What a server can be asked to do, in this process or in one of its own. */
export interface Hands {
  execute(by: string, instruction: UserInstruction, key: string): Promise<unknown>;
  settle(): Promise<unknown>;
  fireDue(): Promise<unknown>;
  runJobs(): Promise<unknown>;
}

export function handsOf(engine: Engine): Hands {
  return {
    execute: (by, instruction, key) => execute(engine, 'lab', by, instruction, key),
    settle: () => engine.settle(),
    fireDue: () => engine.scheduler.runDue(),
    runJobs: () => engine.jobs.runWaiting(),
  };
}

/** One kind of command: a case made ready for it, the command itself, and the revision at which the case is in the end. */
export interface Kind {
  readonly name: string;
  /** Types of the commands that are cut: the case's own history shows each. */
  readonly of: readonly Instruction['type'][];
  readonly workflow: keyof typeof DATA;
  readonly ready?: (engine: Engine, id: string, clock: Settable) => Promise<unknown>;
  /** Done by `hands`; what has to be looked up before is asked of `healthy`. */
  readonly command: (hands: Hands, id: string, healthy: Engine) => Promise<unknown>;
  readonly revision: number;
  /** What else has to be so in the end. */
  readonly settled?: (engine: Engine, id: string) => Promise<void>;
}

export const DATA = { build: { size: 5 }, brittle: {}, errand: {}, ticker: { ticks: 0, rings: 0 }, seat: { room: 'a' }, desk: { place: 'a' }, round: {} } as const;

async function perform(hands: Hands, by: string, id: string, action: string, healthy: Engine): Promise<unknown> {
  const [task] = Object.keys((await stateOf(healthy, 'lab', id)).tasks);
  return hands.execute(by, { type: 'PerformAction', case: id, task: task ?? `${id}-task`, action }, `${action}-${id}`);
}

/** Somebody does on the desk what takes effect on its only task. */
async function onDesk(hands: Hands, by: string, id: string, healthy: Engine, instruct: (task: string) => UserInstruction): Promise<unknown> {
  const [task] = Object.keys((await stateOf(healthy, 'lab', id)).tasks);
  const instruction = instruct(task ?? '');
  return hands.execute(by, instruction, `${instruction.type}-${id}`);
}

async function endOnlyOne(engine: Engine, workflow: string): Promise<void> {
  const { rows } = await engine.cases.cases('lab', { workflow, status: 'open' }, { limit: 9 });
  expect(rows).toHaveLength(1);
  await execute(engine, 'lab', 'ann', { type: 'CancelCase', case: rows[0]?.id ?? '', reason: 'seen' });
}

async function timerOf(engine: Engine, id: string): Promise<string> {
  return Object.keys((await stateOf(engine, 'lab', id)).timers)[0] ?? '';
}

/** What the year that has been published makes of the deadlines of a case that has only been started. */
async function recountOf(engine: Engine, id: string): Promise<UserInstruction> {
  const history = (await engine.cases.history('lab', id, 1, 1)).map(({ entry }) => entry);
  const [before, after] = await Promise.all([(await stateOf(engine, 'lab', id)).version, PUBLISHED_VERSION].map((version) => engine.rulebooks.compiled('lab', version)));
  if (!before || !after) throw new Error('Expected both versions of the laboratory.');
  const deadlines = recounted(history, before, after);
  expect(deadlines).toHaveLength(1);
  return { type: 'RecountDeadlines', case: id, version: PUBLISHED_VERSION, deadlines };
}

const HOURS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 3_700_000).toISOString());
export const SECONDS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 31_000).toISOString());

export const KINDS: readonly Kind[] = [
  {
    name: 'StartCase with a claim',
    of: ['StartCase'],
    workflow: 'build',
    command: (hands, id) => hands.execute('ann', { type: 'StartCase', workflow: 'seat', data: DATA.seat }, `seat-${id}`),
    settled: (engine) => endOnlyOne(engine, 'seat'),
    revision: 1,
  },
  { name: 'PerformAction with tasks and timers', of: ['PerformAction'], workflow: 'build', command: (hands, id, healthy) => perform(hands, 'ann', id, 'submit', healthy), revision: 2 },
  { name: 'PerformAction that gives back a claim', of: ['PerformAction'], workflow: 'seat', command: (hands, id, healthy) => perform(hands, 'ann', id, 'rise', healthy), revision: 2 },
  {
    name: 'FailJob',
    of: ['FailJob'],
    workflow: 'errand',
    ready: async (engine: Engine, _id: string, clock: Settable): Promise<void> => {
      outside.works = false;
      for (const _ of RETRY_PAUSES_MS) {
        await engine.settle();
        HOURS_LATER(clock);
      }
    },
    command: (hands) => hands.runJobs(),
    settled: async () => void (outside.works = true),
    revision: 2,
  },
  { name: 'ChangeData', of: ['ChangeData'], workflow: 'build', command: (hands, id) => hands.execute('dee', { type: 'ChangeData', case: id, changes: { note: 'n' }, reason: 'r' }, `change-${id}`), revision: 2 },
  { name: 'CancelCase', of: ['CancelCase'], workflow: 'build', command: (hands, id) => hands.execute('ann', { type: 'CancelCase', case: id, reason: 'r' }, `cancel-${id}`), revision: 2 },
  { name: 'SignalCase', of: ['SignalCase'], workflow: 'errand', command: (hands, id) => hands.execute('dee', { type: 'SignalCase', case: id, signal: 'hurry', data: { parcel: 'p' } }, `signal-${id}`), revision: 2 },
  { name: 'FireTimer', of: ['FireTimer'], workflow: 'ticker', ready: async (_engine, _id, clock) => SECONDS_LATER(clock), command: (hands) => hands.fireDue(), revision: 2 },
  { name: 'FailTimer', of: ['FailTimer'], workflow: 'brittle', ready: async (_engine, _id, clock) => HOURS_LATER(clock), command: (hands) => hands.fireDue(), revision: 2 },
  {
    name: 'RetryIncident',
    of: ['RetryIncident'],
    workflow: 'brittle',
    ready: async (engine: Engine, _id: string, clock: Settable): Promise<void> => {
      HOURS_LATER(clock);
      await engine.settle();
    },
    command: async (hands: Hands, id: string, healthy: Engine): Promise<unknown> => {
      const incident = await timerOf(healthy, id);
      return hands.execute('oli', { type: 'RetryIncident', case: id, incident }, `retry-${id}`);
    },
    revision: 4,
  },
  { name: 'CompleteJob, StartCase by a message, EndChild', of: ['CompleteJob', 'EndChild'], workflow: 'errand', command: (hands) => hands.settle(), revision: 3 },
  {
    name: 'UseVerb',
    of: ['UseVerb'],
    workflow: 'desk',
    command: (hands, id, healthy) => onDesk(hands, 'cat', id, healthy, (task) => ({ type: 'UseVerb', case: id, task, verb: 'claim' })),
    revision: 2,
  },
  {
    name: 'HandOver',
    of: ['HandOver'],
    workflow: 'desk',
    ready: (engine, id) => onDesk(handsOf(engine), 'cat', id, engine, (task) => ({ type: 'UseVerb', case: id, task, verb: 'claim' })),
    command: (hands, id, healthy) => onDesk(hands, 'dee', id, healthy, (task) => ({ type: 'HandOver', case: id, from: 'cat', seats: [{ task, seat: 0, to: 'ann' }], reason: 'r' })),
    revision: 3,
  },
  { name: 'JumpCase', of: ['JumpCase'], workflow: 'desk', command: (hands, id) => hands.execute('dee', { type: 'JumpCase', case: id, to: 'called', reason: 'r' }, `jump-${id}`), revision: 2 },
  {
    name: 'ReopenCase that takes its claim again',
    of: ['ReopenCase'],
    workflow: 'desk',
    ready: (engine, id) => act(engine, 'lab', 'ann', id, 'complete'),
    command: (hands, id) => hands.execute('dee', { type: 'ReopenCase', case: id, to: 'sitting', reason: 'r' }, `reopen-${id}`),
    settled: async (engine: Engine, id: string): Promise<void> => {
      expect((await engine.database.reader.claims('lab', { case: id }, { limit: 9 })).rows).toHaveLength(1);
    },
    revision: 3,
  },
  {
    name: 'ChangeDeadline',
    of: ['ChangeDeadline'],
    workflow: 'desk',
    command: async (hands, id, healthy) => hands.execute('dee', { type: 'ChangeDeadline', case: id, of: { timer: await timerOf(healthy, id) }, to: { in: 'PT200H', from: 'now' }, reason: 'r' }, `deadline-${id}`),
    revision: 2,
  },
  { name: 'RecountDeadlines', of: ['RecountDeadlines'], workflow: 'desk', command: async (hands, id, healthy) => hands.execute('engine', await recountOf(healthy, id), `recount-${id}`), revision: 2 },
  {
    name: 'CollectCases',
    of: ['CollectCases'],
    workflow: 'round',
    ready: (engine) => start(engine, 'lab', 'ann', 'desk', DATA.desk),
    command: (hands) => hands.runJobs(),
    settled: (engine) => endOnlyOne(engine, 'desk'),
    revision: 2,
  },
  {
    name: 'RefuseSignal',
    of: ['RefuseSignal'],
    workflow: 'round',
    ready: async (engine: Engine, id: string): Promise<void> => {
      const desk = await start(engine, 'lab', 'ann', 'desk', DATA.desk);
      await engine.settle();
      await act(engine, 'lab', 'ann', desk, 'complete');
      await act(engine, 'lab', 'ann', id, 'call');
    },
    command: (hands) => hands.runJobs(),
    revision: 4,
  },
];
