/** Writing: one command is one transaction. */
import type { FactRequest } from '../../core/case/facts-needed.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { JsonObject } from '../../core/model/json.js';
import type { Rejection } from '../../core/model/verdict.js';
import type { RowChanges } from './rows.js';

/** The same key by the same actor is the same command; its first answer is given again. */
export interface IdempotencyKey {
  readonly actor: string;
  readonly key: string;
  /** Hash of the request, so that a key used again for something else is refused. */
  readonly requestHash: string;
}

/** A claimed timer, job or occurrence may only take effect while its fence number is still the one it was claimed with. */
export interface Fence {
  readonly kind: 'timer' | 'job' | 'occurrence';
  /** The case that it belongs to; of an occurrence, the workflow. */
  readonly case: string;
  readonly id: string;
  readonly number: number;
}

/**
 * A look-up made inside the transaction. Stretches are of posting times: from `since` on and before `before`. `deputyships` are those
 * of a deputy that nobody has ended, the first made first.
 */
export type FactQuery = FactRequest | DeputyshipQuery;

export interface DeputyshipQuery {
  readonly name: string;
  readonly kind: 'deputyships';
  readonly deputy: string;
}

export interface Loaded {
  /** Undefined where the case does not exist in this company. */
  readonly state: CaseState | undefined;
  /** Hash of the last history entry, or null. */
  readonly head: string | null;
}

/**
 * One command as the store sees it. The callbacks are pure and synchronous; the store calls them inside the transaction,
 * and again from the start whenever it retries. It may run several units on different cases in one transaction.
 */
export interface CommandUnit {
  readonly company: string;
  readonly case: string;
  readonly key: IdempotencyKey;
  readonly fence?: Fence;
  /** Its case is about to begin, under an id that is new: it need not be looked for. */
  readonly starts?: boolean;
  facts(loaded: Loaded): readonly FactQuery[];
  decide(loaded: Loaded, facts: JsonObject): Decision;
}

export type Decision =
  | { readonly kind: 'write'; readonly write: WriteSet }
  | { readonly kind: 'reject'; readonly rejection: Rejection };

export interface WriteSet {
  readonly entry: StoredEntry;
  readonly rows: RowChanges;
  /** What the caller is told, now and at every repeat of the key. */
  readonly answer: JsonObject;
}

/** A history entry as stored: the canonical bytes that were hashed. */
export interface StoredEntry {
  readonly case: string;
  readonly revision: number;
  readonly at: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export type Receipt =
  | { readonly kind: 'accepted'; readonly answer: JsonObject; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface CommandStore {
  /**
   * Runs one unit to its end: found by its key, rejected, or committed. Conflicts are retried inside, with a bound.
   * @throws StoreBusyError when the bound is reached; nothing was written then.
   * @throws StoreUnreachableError, StoreFullError
   */
  submit(unit: CommandUnit): Promise<Receipt>;
  /** Why it takes no commands just now, in a sentence; absent or undefined where nothing says so. */
  trouble?(): string | undefined;
  /** Milliseconds since it takes commands again, after it did not; undefined where it always has. */
  recoveredMs?(): number | undefined;
}

/** The database could not take the command in time. The caller may try again with the same key. */
export class StoreBusyError extends Error {
  constructor(readonly retryAfterSeconds: number, cause: unknown) {
    super('Expected the database to take the command, but it stayed busy; nothing was written.', { cause });
    this.name = 'StoreBusyError';
  }
}

/**
 * The database cannot be reached. Where the connection broke at the commit, the command may have taken effect; the same key
 * tells, once the database is back.
 */
export class StoreUnreachableError extends Error {
  constructor(readonly retryAfterSeconds: number, cause: unknown) {
    super('Expected the database to answer, but it cannot be reached; whether the command took effect shows when it is sent again with the same key.', { cause });
    this.name = 'StoreUnreachableError';
  }
}

/** The database has no room, or its disk fails. Somebody has to see to it; nothing was written. */
export class StoreFullError extends Error {
  constructor(readonly retryAfterSeconds: number, cause: unknown) {
    super('Expected the database to have room for the command, but its disk is full or fails; nothing was written.', { cause });
    this.name = 'StoreFullError';
  }
}
