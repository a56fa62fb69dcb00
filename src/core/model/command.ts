import type { Actor } from './actor.js';
import type { Reckoning } from './calendar.js';
import type { SchedulePeriod } from './schedule.js';
import type { TaskVerb } from './verb-definition.js';
import type { SignerPlace } from './task-terms.js';
import type { Json, JsonObject } from './json.js';

/** Opens a case. `date` is the day that pins the rulebook version (ISO date). */
export interface StartCase {
  readonly type: 'StartCase';
  readonly case: string;
  readonly company: string;
  readonly workflow: string;
  readonly version: string;
  readonly date: string;
  readonly data: JsonObject;
  /** Set when another case started this one. */
  readonly parent?: ParentLink;
  /** Set where a schedule started it. */
  readonly occurrence?: OccurrenceLink;
}

/** The occurrence of a schedule that a case began by. */
export interface OccurrenceLink {
  readonly schedule: string;
  readonly period: SchedulePeriod;
  /** Instant in UTC at which it was to start. */
  readonly due: string;
  readonly article?: string;
}

export interface ParentLink {
  readonly case: string;
  /** The child's id inside the parent. */
  readonly child: string;
}

/** A person does what a task offers. */
export interface PerformAction {
  readonly type: 'PerformAction';
  readonly task: string;
  readonly action: string;
  /** Fields of the case that the step lets the person write. */
  readonly fields?: JsonObject;
  /** Values for the action's own `input` schema. */
  readonly input?: JsonObject;
  readonly opinion?: string;
  /** How many tasks were selected, where the person did it with several at once. */
  readonly together?: number;
}

/** What may be done with a task besides deciding it: the verbs of a rulebook, and what undoes them. */
export type Verb = TaskVerb | 'release' | 'hand-back' | 'remove-signer';

/** A person uses a verb of an open task; `withdraw` also names a task that this person closed. */
export interface UseVerb {
  readonly type: 'UseVerb';
  readonly task: string;
  readonly verb: Verb;
  /** A person, or the path of a step for `return` and `reject`. */
  readonly to?: string;
  readonly where?: SignerPlace;
  readonly fields?: JsonObject;
  readonly opinion?: string;
}

/** A process admin puts the case into a state. */
export interface JumpCase {
  readonly type: 'JumpCase';
  readonly to: string;
  readonly reason: string;
}

/** A process admin lets an ended case go on in a state. */
export interface ReopenCase {
  readonly type: 'ReopenCase';
  readonly to: string;
  readonly reason: string;
}

/** Somebody who may gives a deadline that is running another due time. */
export interface ChangeDeadline {
  readonly type: 'ChangeDeadline';
  readonly of: DeadlineName;
  readonly to: NewDue;
  readonly reason: string;
}

/** Id of a timer, or path of the state whose clock it is. */
export type DeadlineName = { readonly timer: string } | { readonly clock: string };

/** A moment with its offset from UTC, or a length such as `PT48H` and `3 working days`, counted from now or from the due time so far. */
export type NewDue = { readonly at: string } | { readonly in: string; readonly from: 'now' | 'due' };

/** A process admin gives seats that are one person's alone to others, because the person leaves. */
export interface HandOver {
  readonly type: 'HandOver';
  /** Whose they are. */
  readonly from: string;
  readonly seats: readonly HandedSeat[];
  readonly reason: string;
}

export interface HandedSeat {
  readonly task: string;
  readonly seat: number;
  readonly to: string;
}

/** Corrects case data outside a task. `null` for a field removes it. */
export interface ChangeData {
  readonly type: 'ChangeData';
  readonly changes: JsonObject;
  readonly reason: string;
}

export interface CancelCase {
  readonly type: 'CancelCase';
  readonly reason: string;
}

/** Sends a trigger that the workflow declares under `signals`. */
export interface SignalCase {
  readonly type: 'SignalCase';
  readonly signal: string;
  readonly data: JsonObject;
  /** The case that has sent it, where another case has. */
  readonly from?: string;
}

/** The engine comes back with the cases that were to be collected: they are among the facts. */
export interface CollectCases {
  readonly type: 'CollectCases';
  readonly collection: string;
}

/** Another case has refused a signal of this one. */
export interface RefuseSignal {
  readonly type: 'RefuseSignal';
  /** Id of the message that carried it. */
  readonly message: string;
  readonly signal: string;
  readonly to: string;
  readonly code: string;
  readonly reason: string;
  /** Field that takes it. */
  readonly field: string;
}

export interface FireTimer {
  readonly type: 'FireTimer';
  readonly timer: string;
  readonly arming: number;
}

export interface CompleteJob {
  readonly type: 'CompleteJob';
  readonly job: string;
  readonly result: Json;
}

/** The job is out of retries, or failed in a way that no retry can mend. */
export interface FailJob {
  readonly type: 'FailJob';
  readonly job: string;
  readonly error: string;
}

/** A due timer whose passing the case cannot take: an expression fails, nobody is found. */
export interface FailTimer {
  readonly type: 'FailTimer';
  readonly timer: string;
  readonly arming: number;
  readonly error: string;
}

/** An operator sends an incident's job or timer back to work. */
export interface RetryIncident {
  readonly type: 'RetryIncident';
  /** Id of the job or timer. */
  readonly incident: string;
}

/** A child case has ended. */
export interface EndChild {
  readonly type: 'EndChild';
  readonly child: string;
  readonly outcome: string;
  readonly data: JsonObject;
}

/**
 * A year that was provisional in the version of the case has been published by another version: the case counts by it from now on.
 * What its deadlines come to then has been counted from its history.
 */
export interface RecountDeadlines {
  readonly type: 'RecountDeadlines';
  readonly version: string;
  readonly deadlines: readonly RecountedDeadline[];
}

/** A deadline that is running, as it was and as it is. */
export interface RecountedDeadline {
  readonly of: DeadlineName;
  readonly from: CountedMoment;
  readonly to: CountedMoment & { readonly counted: readonly Reckoning[] };
}

export interface CountedMoment {
  readonly dueAt: string;
  /** How it was counted, in words. */
  readonly because: readonly { readonly zh: string; readonly en: string }[];
}

export type Instruction =
  | StartCase
  | PerformAction
  | UseVerb
  | JumpCase
  | ReopenCase
  | ChangeDeadline
  | HandOver
  | ChangeData
  | CancelCase
  | SignalCase
  | FireTimer
  | CompleteJob
  | FailJob
  | FailTimer
  | RetryIncident
  | EndChild
  | CollectCases
  | RefuseSignal
  | RecountDeadlines;

/** Everything from outside that a decision may depend on. Nothing else reaches the core. */
export interface Circumstances {
  /** Instant in UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly actor: Actor;
  /** What the shell looked up for this command, by the names under the workflow's `facts`. */
  readonly facts: JsonObject;
}

/** An instruction together with its circumstances. */
export type Command = Instruction & Circumstances;
