/** What happens where people use verbs: to an open task, to the order of steps, to a whole case. */
import type { JsonObject } from './json.js';
import type { Resubmit, SignerPlace, StateValue } from './task-terms.js';

/** Somebody has taken a seat that several could fill. */
export interface SeatClaimed {
  readonly type: 'SeatClaimed';
  readonly task: string;
  readonly seat: number;
  readonly person: string;
}

export interface SeatReleased {
  readonly type: 'SeatReleased';
  readonly task: string;
  readonly seat: number;
}

/** The seat is another person's from now on. */
export interface SeatTransferred {
  readonly type: 'SeatTransferred';
  readonly task: string;
  readonly seat: number;
  readonly from: string;
  readonly to: string;
  readonly opinion?: string;
}

/** Somebody is asked to prepare the seat, and hands it back. */
export interface SeatDelegated {
  readonly type: 'SeatDelegated';
  readonly task: string;
  readonly seat: number;
  readonly from: string;
  readonly to: string;
  readonly opinion?: string;
}

export interface SeatHandedBack {
  readonly type: 'SeatHandedBack';
  readonly task: string;
  readonly seat: number;
  /** Whoever it had been delegated to, or the one who had delegated it and took it back. */
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  readonly to: string;
  readonly opinion?: string;
}

export interface SignerAdded {
  readonly type: 'SignerAdded';
  readonly task: string;
  /** The new seat, from 0. */
  readonly seat: number;
  readonly person: string;
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  /** The seat that it was added to. */
  readonly of: number;
  readonly where: SignerPlace;
  readonly opinion?: string;
}

export interface SignerRemoved {
  readonly type: 'SignerRemoved';
  readonly task: string;
  readonly seat: number;
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  readonly opinion?: string;
}

/** Somebody is shown the case, and asked for nothing. */
export interface CopySent {
  readonly type: 'CopySent';
  readonly copy: string;
  readonly task: string;
  readonly state: string;
  readonly to: string;
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  readonly at: string;
  readonly opinion?: string;
}

export interface TaskUrged {
  readonly type: 'TaskUrged';
  readonly task: string;
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  readonly at: string;
  readonly opinion?: string;
}

/** What a person has filled in so far; the case's data knows nothing of it. */
export interface DraftSaved {
  readonly type: 'DraftSaved';
  readonly task: string;
  readonly person: string;
  readonly fields: JsonObject;
}

/** What somebody did on a task that is still open counts no more. */
export interface ActionWithdrawn {
  readonly type: 'ActionWithdrawn';
  readonly task: string;
  readonly seat: number;
  readonly person: string;
  readonly opinion?: string;
}

/** A step has been done, in a workflow that lets people go back. It comes before the task is closed. */
export interface StepDone {
  readonly type: 'StepDone';
  readonly task: string;
  readonly state: string;
  readonly outcome: string;
  /** Who decided it last. */
  readonly person: string;
  /** Where the case stood. */
  readonly from: StateValue;
  /** It was done so before, and nothing that it rests on has changed since. */
  readonly skipped?: boolean;
  /** Something has come of it that cannot be taken back. */
  readonly firm?: boolean;
}

/** Sent back to a step that was done already; whatever ran beside is called off. */
export interface CaseReturned {
  readonly type: 'CaseReturned';
  readonly verb: 'return' | 'reject';
  readonly task: string;
  /** Path of the state that it came from. */
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** In whose name, where it was a deputy. */
  readonly onBehalfOf?: string;
  readonly resubmit: Resubmit;
  /** Where the case stood. */
  readonly value: StateValue;
  /** Other steps that were open or done at the same time, and are so no more. */
  readonly cancelled: readonly string[];
  /** Steps that are to be done again. */
  readonly undone: readonly string[];
  readonly opinion?: string;
  readonly article?: string;
}

/** The step that the case was sent back to has been done as before. */
export interface CaseResubmitted {
  readonly type: 'CaseResubmitted';
  readonly from: string;
  /** Path of the state that had returned it. */
  readonly to: string;
  readonly resubmit: Resubmit;
}

/** Whoever decided a step takes it back, before anybody has acted on what came of it. */
export interface StepWithdrawn {
  readonly type: 'StepWithdrawn';
  /** The task that was closed. */
  readonly was: string;
  /** The task that is open in its place, with what others had done on it. */
  readonly task: string;
  readonly state: string;
  readonly person: string;
  readonly opinion?: string;
}

/** A process admin has put the case elsewhere. */
export interface CaseJumped {
  readonly type: 'CaseJumped';
  readonly to: string;
  readonly by: string;
  readonly reason: string;
}

/** An ended case goes on. */
export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly to: string;
  readonly by: string;
  readonly reason: string;
}

export type VerbEvent =
  | SeatClaimed
  | SeatReleased
  | SeatTransferred
  | SeatDelegated
  | SeatHandedBack
  | SignerAdded
  | SignerRemoved
  | CopySent
  | TaskUrged
  | DraftSaved
  | ActionWithdrawn
  | StepDone
  | CaseReturned
  | CaseResubmitted
  | StepWithdrawn
  | CaseJumped
  | CaseReopened;
