import { expect } from '@jest/globals';
import type { UserInstruction } from '../../src/engine/command-service.js';
import type { Engine } from '../../src/engine/engine.js';
import { RETRY_PAUSES_MS } from '../../src/engine/job-runner.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { execute, stateOf } from '../engine/helpers.js';
import { outside } from './lab.js';

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
  readonly workflow: keyof typeof DATA;
  readonly ready?: (engine: Engine, id: string, clock: Settable) => Promise<unknown>;
  /** Done by `hands`; what has to be looked up before is asked of `healthy`. */
  readonly command: (hands: Hands, id: string, healthy: Engine) => Promise<unknown>;
  readonly revision: number;
  /** What else has to be so in the end. */
  readonly settled?: (engine: Engine, id: string) => Promise<void>;
}

export const DATA = { build: { size: 5 }, brittle: {}, errand: {}, ticker: { ticks: 0, rings: 0 }, seat: { room: 'a' } } as const;

async function perform(hands: Hands, by: string, id: string, action: string, healthy: Engine): Promise<unknown> {
  const [task] = Object.keys((await stateOf(healthy, 'lab', id)).tasks);
  return hands.execute(by, { type: 'PerformAction', case: id, task: task ?? `${id}-task`, action }, `${action}-${id}`);
}

const HOURS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 3_700_000).toISOString());
export const SECONDS_LATER = (clock: Settable): void => clock.set(new Date(Date.parse(clock.now()) + 31_000).toISOString());

export const KINDS: readonly Kind[] = [
  {
    name: 'StartCase with a claim',
    workflow: 'build',
    command: (hands, id) => hands.execute('ann', { type: 'StartCase', workflow: 'seat', data: DATA.seat }, `seat-${id}`),
    settled: async (engine: Engine, id: string): Promise<void> => {
      const seats = (await engine.cases.cases('lab', { workflow: 'seat', status: 'open' }, { limit: 9 })).rows;
      expect(seats).toHaveLength(1);
      await execute(engine, 'lab', 'ann', { type: 'CancelCase', case: seats[0]?.id ?? id, reason: 'seen' });
    },
    revision: 1,
  },
  { name: 'PerformAction with tasks and timers', workflow: 'build', command: (hands, id, healthy) => perform(hands, 'ann', id, 'submit', healthy), revision: 2 },
  { name: 'PerformAction that gives back a claim', workflow: 'seat', command: (hands, id, healthy) => perform(hands, 'ann', id, 'rise', healthy), revision: 2 },
  {
    name: 'FailJob',
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
  { name: 'ChangeData', workflow: 'build', command: (hands, id) => hands.execute('dee', { type: 'ChangeData', case: id, changes: { note: 'n' }, reason: 'r' }, `change-${id}`), revision: 2 },
  { name: 'CancelCase', workflow: 'build', command: (hands, id) => hands.execute('ann', { type: 'CancelCase', case: id, reason: 'r' }, `cancel-${id}`), revision: 2 },
  { name: 'SignalCase', workflow: 'errand', command: (hands, id) => hands.execute('dee', { type: 'SignalCase', case: id, signal: 'hurry', data: { parcel: 'p' } }, `signal-${id}`), revision: 2 },
  { name: 'FireTimer', workflow: 'ticker', ready: async (_engine, _id, clock) => SECONDS_LATER(clock), command: (hands) => hands.fireDue(), revision: 2 },
  { name: 'FailTimer', workflow: 'brittle', ready: async (_engine, _id, clock) => HOURS_LATER(clock), command: (hands) => hands.fireDue(), revision: 2 },
  {
    name: 'RetryIncident',
    workflow: 'brittle',
    ready: async (engine: Engine, _id: string, clock: Settable): Promise<void> => {
      HOURS_LATER(clock);
      await engine.settle();
    },
    command: async (hands: Hands, id: string, healthy: Engine): Promise<unknown> => {
      const incident = Object.keys((await stateOf(healthy, 'lab', id)).timers)[0] ?? '';
      return hands.execute('oli', { type: 'RetryIncident', case: id, incident }, `retry-${id}`);
    },
    revision: 4,
  },
  { name: 'CompleteJob, StartCase by a message, EndChild', workflow: 'errand', command: (hands) => hands.settle(), revision: 3 },
];
