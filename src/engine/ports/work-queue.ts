/** Work that waits: timers and jobs, shared among servers by lease. */
import type { IdempotencyKey } from './command-store.js';
import type { JobRow, TimerRow } from './rows.js';

export interface ClaimedTimer extends TimerRow {
  readonly fence: number;
}

export interface ClaimedJob extends JobRow {
  readonly fence: number;
  readonly attempts: number;
}

/** Somebody sends a halted message back to work. */
export interface Resumption {
  readonly company: string;
  readonly case: string;
  readonly id: string;
  readonly runAt: string;
  /** The same one again changes nothing, whatever has become of the job since. */
  readonly key: IdempotencyKey;
}

/** `repeated`: the key has done it before. `key-reused`: the key came with another request. `none`: no such message is halted. */
export type ResumptionOutcome = 'resumed' | 'repeated' | 'key-reused' | 'none';

/** Timers and jobs of all companies, or of one alone where it is named, shared among servers by lease. */
export interface WorkQueue {
  /** Takes up to `limit` due timers for `leaseMs`; nobody else gets them meanwhile. */
  claimTimers(now: string, leaseMs: number, limit: number, company?: string): Promise<readonly ClaimedTimer[]>;
  claimJobs(now: string, leaseMs: number, limit: number, company?: string): Promise<readonly ClaimedJob[]>;
  /**
   * Holds on to jobs for another `leaseMs` from `now`.
   * @returns those whose fence still holds; the others belong to somebody else
   */
  renewJobs(jobs: readonly ClaimedJob[], now: string, leaseMs: number): Promise<readonly ClaimedJob[]>;
  /** Due timer that no longer means anything (its case has moved on): removed, if the fence still holds. */
  dropTimer(timer: ClaimedTimer): Promise<void>;
  /** Tries again at `runAt`, one attempt counted. Without effect when the fence is lost. */
  postponeJob(job: ClaimedJob, runAt: string, error: string): Promise<void>;
  /** An engine job is done. Without effect when the fence is lost. */
  finishJob(job: ClaimedJob): Promise<void>;
  /** An engine job needs an operator. Without effect when the fence is lost. */
  haltJob(job: ClaimedJob, error: string): Promise<void>;
  /** A halted engine job is sent back to work, once for each key: the key is stored in the same transaction. */
  resumeJob(resumption: Resumption): Promise<ResumptionOutcome>;
  /** The due instant of the earliest timer or job that nobody holds at `now`, or null. */
  nextDue(now: string, company?: string): Promise<string | null>;
  /** Gives positions to committed outbox rows that have none, in order; says how many. One server at a time does it. */
  publishOutbox(limit: number, company?: string): Promise<number>;
}
