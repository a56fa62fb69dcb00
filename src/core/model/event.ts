import type { CollectEvent } from './collecting.js';
import type { ParentLink } from './command.js';
import type { DecisionRecord } from './decision-record.js';
import type { Json, JsonObject } from './json.js';
import type { PassedSeat, Seat, StateValue, TaskMode, Votes } from './task-terms.js';
import type { TimeEvent } from './time-event.js';
import type { VerbEvent } from './verb-event.js';

export interface CaseStarted {
  readonly type: 'CaseStarted';
  readonly case: string;
  readonly company: string;
  readonly workflow: string;
  readonly version: string;
  readonly date: string;
  readonly data: JsonObject;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly parent?: ParentLink;
}

/** The machine moved. `value` and `remembered` are ids only, so that any later version can read them. */
export interface StateChanged {
  readonly type: 'StateChanged';
  readonly trigger: string;
  readonly from: StateValue | null;
  readonly to: StateValue;
  /** For each history state, the ids of the states that it would bring back. */
  readonly remembered: Readonly<Record<string, readonly string[]>>;
  readonly articles: readonly string[];
  /** Paths of all states entered on the way, in order, also those left again at once. */
  readonly entered: readonly string[];
}

/** Fields written; `null` means removed. */
export interface DataChanged {
  readonly type: 'DataChanged';
  readonly changes: JsonObject;
  readonly article?: string;
  readonly reason?: string;
}

export interface TaskOpened {
  readonly type: 'TaskOpened';
  readonly task: string;
  /** Path of the state that the task belongs to. */
  readonly state: string;
  readonly seats: readonly Seat[];
  readonly mode: TaskMode;
  readonly distinct: boolean;
  readonly openedAt: string;
  readonly article?: string;
  /** People who may not act on it, whatever seats they could fill. */
  readonly excluded?: readonly string[];
  /** For mode `vote` only. */
  readonly votes?: Votes;
  /** Places that nobody is asked to fill. */
  readonly passed?: readonly PassedSeat[];
}

/** Nobody had to be asked: the task ends as if it had been approved. The reasons stand where it was opened. */
export interface TaskPassed {
  readonly type: 'TaskPassed';
  readonly task: string;
  readonly state: string;
  readonly action: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly article?: string;
}

/** Approvals so far stand for no later one: the case has taken another way. */
export interface ApprovalsLapsed {
  readonly type: 'ApprovalsLapsed';
}

export interface ActionPerformed {
  readonly type: 'ActionPerformed';
  readonly task: string;
  readonly action: string;
  readonly person: string;
  /** Whose seat it was, where a deputy has filled it. */
  readonly onBehalfOf?: string;
  /** Which seat the person filled, from 0. */
  readonly seat: number;
  readonly at: string;
  readonly opinion?: string;
  readonly input?: JsonObject;
  /** What it approves, in workflows that ask nobody twice. */
  readonly approves?: string;
}

export interface TaskCompleted {
  readonly type: 'TaskCompleted';
  readonly task: string;
  readonly outcome: string;
}

export interface TaskCancelled {
  readonly type: 'TaskCancelled';
  readonly task: string;
}

export interface JobQueued {
  readonly type: 'JobQueued';
  readonly job: string;
  readonly connector: string;
  readonly input: JsonObject;
  /** The field that takes the result; absent where none does. */
  readonly as?: string;
  readonly then?: string;
  readonly otherwise?: string;
  readonly article?: string;
}

export interface JobCompleted {
  readonly type: 'JobCompleted';
  readonly job: string;
  readonly result: Json;
}

/** The job will not be tried again by itself. */
export interface JobFailed {
  readonly type: 'JobFailed';
  readonly job: string;
  readonly error: string;
}

/** An operator has to look at the case: a job is out of retries, or a timer's passing cannot be taken. */
export interface IncidentRaised {
  readonly type: 'IncidentRaised';
  /** Id of the job or timer. */
  readonly incident: string;
  readonly error: string;
}

export interface IncidentResolved {
  readonly type: 'IncidentResolved';
  readonly incident: string;
}

export interface ChildStarted {
  readonly type: 'ChildStarted';
  readonly child: string;
  readonly workflow: string;
  readonly data: JsonObject;
  readonly then?: string;
  readonly article?: string;
}

export interface ChildEnded {
  readonly type: 'ChildEnded';
  readonly child: string;
  readonly outcome: string;
  readonly data: JsonObject;
}

export interface SignalSent {
  readonly type: 'SignalSent';
  readonly signal: string;
  /** Id of the other case. */
  readonly to: string;
  readonly data: JsonObject;
  /** Field that takes what becomes of it where the other case refuses; absent where an operator is told. */
  readonly refused?: string;
  readonly article?: string;
}

export interface SignalReceived {
  readonly type: 'SignalReceived';
  readonly signal: string;
  readonly data: JsonObject;
}

export interface ClaimTaken {
  readonly type: 'ClaimTaken';
  readonly claim: string;
  /** The values of the claim's key, in the order of the workflow file. */
  readonly key: readonly Json[];
  /** How many cases may hold this claim at the same time. */
  readonly limit: number;
  readonly article?: string;
}

export interface ClaimReleased {
  readonly type: 'ClaimReleased';
  readonly claim: string;
  readonly key: readonly Json[];
  /** Given back because the case ended, in a workflow whose cases may be reopened. */
  readonly atEnd?: boolean;
}

export interface LedgerPosted {
  readonly type: 'LedgerPosted';
  readonly posting: string;
  readonly ledger: string;
  /** Whose account: a person of the rulebook … */
  readonly person?: string;
  /** … or another holder. */
  readonly holder?: string;
  /** Decimal, as text. */
  readonly amount: string;
  readonly unit: string;
  readonly reason?: string;
  readonly article?: string;
  /** The balance of the account may not come below this, decimal as text. */
  readonly least?: string;
  /** Reference of the posting that this one takes back. */
  readonly reverses?: string;
}

/** The rulebook has people told of something; they are asked for nothing. */
export interface PeopleTold {
  readonly type: 'PeopleTold';
  /** Path of the state in which it says so. */
  readonly state: string;
  /** Whom, as the lists of tasks say it: `person:…`, `post:…`, `department:…`; nobody where it is empty. */
  readonly to: readonly string[];
  /** People who are left out, because the task is not for them. */
  readonly except?: readonly string[];
  /** The task that waits in the state. */
  readonly task?: string;
  /** Name of the words; absent where they are those of a reminder. */
  readonly text?: string;
  /** What stands for each expression in the braces of the words, by its text. */
  readonly values?: Readonly<Record<string, string>>;
  readonly article?: string;
}

export interface DecisionMade {
  readonly type: 'DecisionMade';
  readonly record: DecisionRecord;
}

export interface CaseCompleted {
  readonly type: 'CaseCompleted';
  /** Path of the final state. */
  readonly outcome: string;
}

export interface CaseCancelled {
  readonly type: 'CaseCancelled';
  readonly reason: string;
}

export type CaseEvent =
  | CaseStarted
  | StateChanged
  | DataChanged
  | TaskOpened
  | ActionPerformed
  | TaskPassed
  | ApprovalsLapsed
  | TaskCompleted
  | TaskCancelled
  | JobQueued
  | JobCompleted
  | JobFailed
  | IncidentRaised
  | IncidentResolved
  | ChildStarted
  | ChildEnded
  | SignalSent
  | SignalReceived
  | ClaimTaken
  | ClaimReleased
  | LedgerPosted
  | PeopleTold
  | DecisionMade
  | CaseCompleted
  | CaseCancelled
  | CollectEvent
  | TimeEvent
  | VerbEvent;
