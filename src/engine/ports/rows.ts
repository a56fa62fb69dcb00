/** What one command changes beside its history entry. */
import type { CaseState, CaseStatus } from '../../core/model/case-state.js';
import type { StateValue } from '../../core/model/task-terms.js';
import type { JsonObject } from '../../core/model/json.js';
import type { Notice } from '../../core/model/notice.js';
import type { Rejection } from '../../core/model/verdict.js';
import type { PostingFact } from '../../core/model/posting.js';

/** Everything beside the history entry that one command changes, as rows. */
export interface RowChanges {
  readonly case: CaseRow;
  /** The case row is new; otherwise its revision must be one less in the database. */
  readonly isNew: boolean;
  /** Opened, or seats have changed: written whole. */
  readonly tasksSaved: readonly TaskRow[];
  readonly tasksClosed: readonly string[];
  /** Of the tasks saved or closed, those that are stored, and those with stored doers. Left out: all of them. */
  readonly tasksStored?: { readonly all: readonly string[]; readonly withDoers: readonly string[] };
  readonly timersArmed: readonly TimerRow[];
  readonly timersEnded: readonly string[];
  /** Of the timers armed or ended, those that are stored. Left out: all of them. */
  readonly timersStored?: readonly string[];
  readonly jobsQueued: readonly JobRow[];
  readonly jobsEnded: readonly string[];
  readonly jobsHalted: readonly { readonly id: string; readonly error: string }[];
  readonly jobsResumed: readonly string[];
  readonly claimsTaken: readonly ClaimRow[];
  readonly claimsReleased: readonly ClaimRow[];
  readonly postings: readonly PostingRow[];
  /** Those of the postings whose accounts have to keep something. */
  readonly guarded: readonly GuardedPosting[];
  readonly outbox: readonly OutboxRow[];
}

export interface CaseRow {
  readonly company: string;
  readonly id: string;
  readonly workflow: string;
  readonly version: string;
  readonly revision: number;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  readonly value: StateValue;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly parentCase: string | null;
  /** The whole fold; its canonical bytes are cached with the row. */
  readonly state: CaseState;
}

export interface TaskRow {
  readonly company: string;
  readonly case: string;
  /** Unique inside the case. */
  readonly id: string;
  readonly workflow: string;
  readonly state: string;
  readonly openedAt: string;
  /** Due instant of the nearest timer of the task's state, or null. */
  readonly dueAt: string | null;
  /** `post:x`, `person:y`, `department:z`, `role:process-admin` for each seat still empty. */
  readonly candidates: readonly string[];
  /** People who have acted on it and need not see it any more. */
  readonly done: readonly string[];
}

export interface TimerRow {
  readonly company: string;
  readonly case: string;
  readonly id: string;
  readonly arming: number;
  readonly dueAt: string;
}

/** `connector` for outside work that the case waits for; `engine` for messages between cases. */
export type JobKind = 'connector' | 'engine';

export interface JobRow {
  readonly company: string;
  readonly case: string;
  readonly id: string;
  readonly kind: JobKind;
  readonly connector: string;
  readonly input: JsonObject;
  /** Not before this instant. */
  readonly runAt: string;
}

export interface ClaimRow {
  readonly company: string;
  readonly workflow: string;
  readonly claim: string;
  /** Canonical JSON of the key's values. */
  readonly key: string;
  readonly limit: number;
  readonly case: string;
  /** What to answer when nothing is left. */
  readonly refusal: Rejection;
}

/** A posting on an account that may not come below a balance. */
export interface GuardedPosting {
  readonly company: string;
  readonly ledger: string;
  readonly holder: string;
  /** Decimal as text. */
  readonly amount: string;
  /** The balance that has to be left where the command takes more than it gives. */
  readonly least: string;
  /** What is answered where less would be left. */
  readonly refusal: Rejection;
}

/** A posting as it stands in its row: what a fact tells of it, but for what other rows say. `amount` has at most 20 digits before and 10 after the point. */
export interface PostingRow extends Omit<PostingFact, 'reference' | 'reversed'> {
  readonly company: string;
  readonly id: string;
}

/** What is told to the world about an accepted command. */
export interface OutboxRow {
  readonly company: string;
  readonly case: string;
  readonly revision: number;
  readonly workflow: string;
  /** Names of the events, in order. */
  readonly events: readonly string[];
  readonly at: string;
  /** Whom it concerns. Absent in rows of a time that told nobody. */
  readonly notices?: readonly Notice[];
}
