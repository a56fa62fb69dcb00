/** What happens by time: limits that are set and pass, and clocks of states that run, stand still and end. */
import type { Reckoning } from './calendar.js';
import type { DeadlineName, RecountedDeadline } from './command.js';
import type { ClockUnit } from './sla.js';

export interface TimerArmed {
  readonly type: 'TimerArmed';
  readonly timer: string;
  readonly arming: number;
  readonly state: string;
  readonly trigger: string;
  /** Instant in UTC. */
  readonly dueAt: string;
  /** How working time was counted on the way to it; absent where none was. */
  readonly counted?: readonly Reckoning[];
  readonly article?: string;
  /** Which step of the ladder of its state's clock it is, from 0; absent where it is none. */
  readonly rung?: number;
}

export interface TimerCancelled {
  readonly type: 'TimerCancelled';
  readonly timer: string;
}

export interface TimerFired {
  readonly type: 'TimerFired';
  readonly timer: string;
}

/** A step of a clock's ladder that has yet to come, and how much of the clock's unit is left to it. */
export interface RungLeft {
  readonly rung: number;
  readonly trigger: string;
  /** Decimal text. */
  readonly left: string;
  readonly article?: string;
}

/** The clock of a state begins to run; it is known by the path of the state, '' for the whole case. */
export interface ClockStarted {
  readonly type: 'ClockStarted';
  readonly clock: string;
  readonly at: string;
  /** The time allowed, as it was written. */
  readonly within: string;
  readonly unit: ClockUnit;
  /** Where working time is counted. */
  readonly calendar?: string;
  readonly dueAt: string;
  readonly counted?: readonly Reckoning[];
  readonly article?: string;
}

/** The clock stands still; its timers are cancelled, and what is left is kept. */
export interface ClockPaused {
  readonly type: 'ClockPaused';
  readonly clock: string;
  readonly at: string;
  /** What is left of its unit, as decimal text; below nought where it is overdue. */
  readonly left: string;
  readonly rungs: readonly RungLeft[];
}

export interface ClockResumed {
  readonly type: 'ClockResumed';
  readonly clock: string;
  readonly at: string;
  readonly dueAt: string;
  readonly counted?: readonly Reckoning[];
}

export interface ClockEnded {
  readonly type: 'ClockEnded';
  readonly clock: string;
  readonly at: string;
}

/** The case counts by years that another version has published. */
export interface YearPublished {
  readonly type: 'YearPublished';
  readonly version: string;
  readonly at: string;
}

/** A deadline that is running has been counted anew. */
export interface DeadlineMoved {
  readonly type: 'DeadlineMoved';
  readonly of: RecountedDeadline['of'];
  readonly from: RecountedDeadline['from'];
  readonly to: RecountedDeadline['to'];
  /** Of a timer: it is another arming. */
  readonly arming?: number;
  readonly article?: string;
}

/** When something is due, and how working time was counted on the way to it. */
export interface Due {
  readonly dueAt: string;
  /** Absent where none was counted. */
  readonly counted?: readonly Reckoning[];
}

/** Somebody has given a deadline another due time. */
export interface DeadlineChange {
  readonly at: string;
  readonly by: string;
  readonly from: Due;
  readonly to: Due;
  readonly reason: string;
}

export interface DeadlineChanged extends DeadlineChange {
  readonly type: 'DeadlineChanged';
  readonly of: DeadlineName;
  /** Of a timer: it is another arming. */
  readonly arming?: number;
  readonly article?: string;
}

export type TimeEvent =
  | YearPublished
  | DeadlineMoved
  | DeadlineChanged
  | TimerArmed
  | TimerCancelled
  | TimerFired
  | ClockStarted
  | ClockPaused
  | ClockResumed
  | ClockEnded;
