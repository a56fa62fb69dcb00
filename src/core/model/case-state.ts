import type { Reckoning } from './calendar.js';
import type { AwaitedCollection } from './collecting.js';
import type { ParentLink } from './command.js';
import type { DeadlineChange, RungLeft } from './time-event.js';
import type { PassedSeat, Resubmit, Seat, SignerPlace, StateValue, TaskMode, Votes } from './task-terms.js';
import type { Json, JsonObject } from './json.js';
import type { ClockUnit } from './sla.js';

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
  readonly votes?: Votes;
  /** Places that nobody is asked to fill. */
  readonly passed?: readonly PassedSeat[];
  /** Who has taken a seat, by its number. */
  readonly claimed?: Readonly<Record<string, string>>;
  /** Seats that somebody else prepares, by their number. */
  readonly delegated?: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
  /** Seats that people have added; they stand after the others. */
  readonly added?: readonly AddedSeat[];
  /** Added seats that are to be filled no more. */
  readonly removed?: readonly number[];
  /** What people have filled in so far, by person. */
  readonly drafts?: Readonly<Record<string, JsonObject>>;
  /** When somebody last asked for it to be done. */
  readonly urgedAt?: string;
}

/** An approval that may stand for another one of the same person. */
export interface StandingApproval {
  readonly person: string;
  readonly state: string;
  readonly outcome: string;
  /** Fields that have been written since. */
  readonly changed: readonly string[];
}

export interface SentCopy {
  readonly to: string;
  readonly by: string;
  /** Path of the state that it was sent from. */
  readonly state: string;
  readonly at: string;
}

export interface AddedSeat {
  readonly seat: number;
  /** The seat that it was added to. */
  readonly of: number;
  readonly where: SignerPlace;
  readonly by: string;
}

/** A step that has been done, as far as going back asks. */
export interface DoneStep {
  readonly state: string;
  readonly outcome: string;
  readonly person: string;
  /** Where the case stood when it was done. */
  readonly value: StateValue;
  /** The task as it was closed. */
  readonly task: OpenTask;
  /** Something has followed that cannot be taken back. */
  readonly firm?: boolean;
}

/** A return whose step has not been done again yet. */
export interface PendingReturn {
  readonly from: string;
  readonly to: string;
  readonly resubmit: Resubmit;
  /** Where the case stood when it was returned. */
  readonly value: StateValue;
  /** The case's data then. */
  readonly data: JsonObject;
  /** The steps that were to be done again. */
  readonly undone: readonly DoneStep[];
}

/** After a return that asks only those again for whom something has changed. */
export interface Skipping {
  /** The step that had returned the case. */
  readonly until: string;
  /** The case's data when it was returned. */
  readonly data: JsonObject;
  readonly steps: readonly DoneStep[];
}

export interface Performance {
  readonly person: string;
  /** Whose seat it was, where a deputy has filled it. */
  readonly onBehalfOf?: string;
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
  /** Which step of the ladder of its state's clock it is, from 0; absent where it is none. */
  readonly rung?: number;
  /** Set while an incident waits for an operator; the timer does not fire meanwhile. */
  readonly incident?: string;
  /** Who has given it another due time, in order; absent where nobody has. */
  readonly changes?: readonly DeadlineChange[];
}

/** The clock of a state: running, standing still, or ended with the state. */
export interface Clock {
  /** Path of the state. */
  readonly id: string;
  readonly startedAt: string;
  readonly within: string;
  readonly unit: ClockUnit;
  readonly calendar?: string;
  /** As counted last: while the clock stands still, it is not due then. */
  readonly dueAt: string;
  readonly counted?: readonly Reckoning[];
  readonly article?: string;
  /** The steps of its ladder that wait for it to go on; only while it stands still. */
  readonly waiting?: readonly RungLeft[];
  /** In order; the last one has no end while the clock stands still. */
  readonly pauses: readonly Pause[];
  readonly endedAt?: string;
  /** Who has given it another due time, in order; absent where nobody has. */
  readonly changes?: readonly DeadlineChange[];
}

export interface Pause {
  readonly from: string;
  readonly until?: string;
  /** What was left of the clock's unit, as decimal text. */
  readonly left: string;
}

export interface WaitingJob {
  readonly id: string;
  readonly connector: string;
  readonly input: JsonObject;
  /** The field that takes the result; absent where none does. */
  readonly as?: string;
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
  /** For each state with a clock that the case has been in: its last one. Absent where there was none. */
  readonly clocks?: Readonly<Record<string, Clock>>;
  readonly jobs: Readonly<Record<string, WaitingJob>>;
  readonly children: Readonly<Record<string, RunningChild>>;
  /** Other cases that are being looked up, by the id of the collection; absent where none ever was. */
  readonly collections?: Readonly<Record<string, AwaitedCollection>>;
  readonly claims: readonly HeldClaim[];
  /** For each state, the people who acted in it, in order. */
  readonly actedIn: Readonly<Record<string, readonly string[]>>;
  /** Steps done, each once, the latest last; only in workflows that let people go back. */
  readonly trail?: readonly DoneStep[];
  /** Returns that are not answered yet, the latest last. */
  readonly returns?: readonly PendingReturn[];
  readonly skipping?: Skipping;
  /** Only in workflows that ask nobody twice. */
  readonly approvals?: readonly StandingApproval[];
  /** Claims given back at the end, to be taken again if the case is reopened. */
  readonly givenBack?: readonly HeldClaim[];
  /** Copies that people have been sent, by id; they stay when the case ends. */
  readonly copies?: Readonly<Record<string, SentCopy>>;
  /** Versions that have published provisional years of its own, in order, and since when it counts by them. */
  readonly published?: readonly { readonly version: string; readonly at: string }[];
}
