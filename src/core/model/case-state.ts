import type { Reckoning } from './calendar.js';
import type { ParentLink } from './command.js';
import type { Seat, StateValue, TaskMode } from './event.js';
import type { Json, JsonObject } from './json.js';

export type CaseStatus = 'open' | 'completed' | 'cancelled';

export interface OpenTask {
  readonly id: string;
  readonly state: string;
  readonly seats: readonly Seat[];
  readonly mode: TaskMode;
  readonly distinct: boolean;
  readonly openedAt: string;
  readonly article?: string;
  /** People who may not act on it. */
  readonly excluded?: readonly string[];
  /** What has been done on it so far. */
  readonly performed: readonly Performance[];
}

export interface Performance {
  readonly person: string;
  readonly seat: number;
  readonly action: string;
  readonly at: string;
}

export interface ArmedTimer {
  readonly id: string;
  readonly arming: number;
  readonly state: string;
  readonly trigger: string;
  readonly dueAt: string;
  /** How working time was counted on the way to it; absent where none was. */
  readonly counted?: readonly Reckoning[];
  readonly article?: string;
  /** Set while an incident waits for an operator; the timer does not fire meanwhile. */
  readonly incident?: string;
}

export interface WaitingJob {
  readonly id: string;
  readonly connector: string;
  readonly input: JsonObject;
  readonly then?: string;
  readonly otherwise?: string;
  /** Set while an incident waits for an operator. */
  readonly incident?: string;
}

export interface RunningChild {
  readonly id: string;
  readonly workflow: string;
  readonly data: JsonObject;
  readonly then?: string;
}

export interface HeldClaim {
  readonly claim: string;
  readonly key: readonly Json[];
}

/** A case as its history tells it: the fold of all events. The cached case row holds exactly this. */
export interface CaseState {
  readonly id: string;
  readonly company: string;
  readonly workflow: string;
  /** Content hash of the pinned rulebook version. */
  readonly version: string;
  /** The day that pinned the version (ISO date). */
  readonly date: string;
  /** Number of accepted commands so far. */
  readonly revision: number;
  readonly status: CaseStatus;
  readonly outcome?: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly parent?: ParentLink;
  readonly value: StateValue;
  readonly remembered: Readonly<Record<string, readonly string[]>>;
  readonly data: JsonObject;
  readonly tasks: Readonly<Record<string, OpenTask>>;
  readonly timers: Readonly<Record<string, ArmedTimer>>;
  readonly jobs: Readonly<Record<string, WaitingJob>>;
  readonly children: Readonly<Record<string, RunningChild>>;
  readonly claims: readonly HeldClaim[];
  /** For each state, the people who acted in it, in order. */
  readonly actedIn: Readonly<Record<string, readonly string[]>>;
}
