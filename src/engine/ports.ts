/**
 * What the engine needs from the world, and nothing about how it is done. `src/store`, `src/connectors` and
 * `src/config` hold the adapters; `src/app.module.ts` binds each port to one of them. Every method that touches data
 * names the company, so that no query can cross companies by omission.
 *
 * Instants are ISO 8601 in UTC with milliseconds; hashes are lower-case hex SHA-256.
 */
import type { CaseState, CaseStatus } from '../core/model/case-state.js';
import type { Json, JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { StateValue } from '../core/model/event.js';

// ── Time and identity ────────────────────────────────────────────────────────────────────────────────────────────

export interface Clock {
  /** The present instant. On MariaDB it is the database's clock. */
  now(): string;
}

export interface Ids {
  /** A fresh UUIDv7: unique, and increasing with time. */
  next(): string;
}

// ── Writing: one command is one transaction ──────────────────────────────────────────────────────────────────────

/** The same key by the same actor is the same command; its first answer is given again. */
export interface IdempotencyKey {
  readonly actor: string;
  readonly key: string;
  /** Hash of the request, so that a key used again for something else is refused. */
  readonly requestHash: string;
}

/** A claimed timer or job may only take effect while its fence number is still the one it was claimed with. */
export interface Fence {
  readonly kind: 'timer' | 'job';
  readonly case: string;
  readonly id: string;
  readonly number: number;
}

/** A look-up made inside the transaction. */
export type FactQuery =
  | { readonly name: string; readonly kind: 'ledger-total'; readonly ledger: string; readonly person: string }
  | { readonly name: string; readonly kind: 'case-count'; readonly workflow: string; readonly where: JsonObject };

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

/** Everything beside the history entry that one command changes, as rows. */
export interface RowChanges {
  readonly case: CaseRow;
  /** The case row is new; otherwise its revision must be one less in the database. */
  readonly isNew: boolean;
  /** Opened, or seats have changed: written whole. */
  readonly tasksSaved: readonly TaskRow[];
  readonly tasksClosed: readonly string[];
  readonly timersArmed: readonly TimerRow[];
  readonly timersEnded: readonly string[];
  readonly jobsQueued: readonly JobRow[];
  readonly jobsEnded: readonly string[];
  readonly jobsHalted: readonly { readonly id: string; readonly error: string }[];
  readonly jobsResumed: readonly string[];
  readonly claimsTaken: readonly ClaimRow[];
  readonly claimsReleased: readonly ClaimRow[];
  readonly postings: readonly PostingRow[];
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
  /** `post:x`, `person:y`, `department:z` for each seat still empty. */
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

export interface PostingRow {
  readonly company: string;
  readonly case: string;
  readonly id: string;
  readonly ledger: string;
  readonly person: string;
  /** Decimal as text, at most 20 digits before and 10 after the point. */
  readonly amount: string;
  readonly unit: string;
  readonly article: string | null;
  readonly reason: string | null;
  readonly at: string;
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
}

export type Receipt =
  | { readonly kind: 'accepted'; readonly answer: JsonObject; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface CommandStore {
  /**
   * Runs one unit to its end: found by its key, rejected, or committed. Conflicts are retried inside, with a bound.
   * @throws StoreBusyError when the bound is reached; nothing was written then.
   */
  submit(unit: CommandUnit): Promise<Receipt>;
}

/** The database could not take the command in time. The caller may try again with the same key. */
export class StoreBusyError extends Error {
  constructor(readonly retryAfterSeconds: number, cause: unknown) {
    super('Expected the database to take the command, but it stayed busy; nothing was written.', { cause });
    this.name = 'StoreBusyError';
  }
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A page of rows, and where the next one starts. `next` is opaque; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

export interface CaseFilter {
  readonly workflow?: string;
  readonly status?: CaseStatus;
  readonly startedBy?: string;
  readonly parentCase?: string;
}

/** One task of a person's list, together with its case. */
export interface TaskListRow extends TaskRow {
  readonly caseRevision: number;
}

export interface CaseHead {
  readonly case: string;
  readonly revision: number;
  readonly hash: string;
}

export interface JobView extends JobRow {
  readonly attempts: number;
  readonly state: 'waiting' | 'halted';
  readonly error: string | null;
}

export interface OutboxView extends OutboxRow {
  /** Position in the company-wide stream; increasing, given once. */
  readonly position: number;
}

export interface CaseReader {
  /** Newest first. */
  cases(company: string, filter: CaseFilter, page: PageRequest): Promise<Page<CaseRow>>;
  case(company: string, id: string): Promise<CaseRow | undefined>;
  /** Entries from a revision on, in order; at most `limit`. */
  history(company: string, caseId: string, fromRevision: number, limit: number): Promise<readonly StoredEntry[]>;
  /** Last revision and hash of one case. */
  head(company: string, caseId: string): Promise<CaseHead | undefined>;
  /** Ids of all cases with their last revision and hash, in order of id, for `verify` and checkpoints. */
  heads(company: string, page: PageRequest): Promise<Page<CaseHead>>;
  /** Open tasks with a candidate token among `tokens`, without those that `person` has done; oldest first. */
  tasksFor(company: string, person: string, tokens: readonly string[], page: PageRequest): Promise<Page<TaskListRow>>;
  tasksOf(company: string, caseId: string): Promise<readonly TaskRow[]>;
  /** The same look-ups as inside a transaction, for questions that change nothing. */
  facts(company: string, queries: readonly FactQuery[]): Promise<JsonObject>;
  timers(company: string, page: PageRequest): Promise<Page<TimerRow>>;
  jobs(company: string, state: 'waiting' | 'halted', page: PageRequest): Promise<Page<JobView>>;
  postings(company: string, filter: { ledger?: string; person?: string; case?: string }, page: PageRequest): Promise<Page<PostingRow>>;
  /** Who holds a claim now. */
  claims(company: string, filter: { case?: string; claim?: string }, page: PageRequest): Promise<Page<Omit<ClaimRow, 'refusal' | 'limit'>>>;
  /** Published rows after a position, in order. */
  outbox(company: string, afterPosition: number, limit: number): Promise<readonly OutboxView[]>;
}

// ── Work that waits ──────────────────────────────────────────────────────────────────────────────────────────────

export interface ClaimedTimer extends TimerRow {
  readonly fence: number;
}

export interface ClaimedJob extends JobRow {
  readonly fence: number;
  readonly attempts: number;
}

/** Timers and jobs of all companies, shared among servers by lease. */
export interface WorkQueue {
  /** Takes up to `limit` due timers for `leaseMs`; nobody else gets them meanwhile. */
  claimTimers(now: string, leaseMs: number, limit: number): Promise<readonly ClaimedTimer[]>;
  claimJobs(now: string, leaseMs: number, limit: number): Promise<readonly ClaimedJob[]>;
  /** Due timer that no longer means anything (its case has moved on): removed, if the fence still holds. */
  dropTimer(timer: ClaimedTimer): Promise<void>;
  /** Tries again at `runAt`, one attempt counted. Without effect when the fence is lost. */
  postponeJob(job: ClaimedJob, runAt: string, error: string): Promise<void>;
  /** An engine job is done. Without effect when the fence is lost. */
  finishJob(job: ClaimedJob): Promise<void>;
  /** An engine job needs an operator. Without effect when the fence is lost. */
  haltJob(job: ClaimedJob, error: string): Promise<void>;
  /** A halted engine job is sent back to work; false when there is none. */
  resumeJob(company: string, caseId: string, id: string, runAt: string): Promise<boolean>;
  /** The due instant of the earliest timer or job that nobody holds, or null. */
  nextDue(): Promise<string | null>;
  /** Gives positions to committed outbox rows that have none, in order; says how many. One server at a time does it. */
  publishOutbox(limit: number): Promise<number>;
}

// ── Rulebooks ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The files of a rulebook: path below the company, e.g. `rules/rulebook.yaml`, to text. */
export type RulebookFiles = Readonly<Record<string, string>>;

export interface Release {
  readonly company: string;
  /** Content hash: SHA-256 over the canonical JSON of the files. */
  readonly version: string;
  /** Counts releases of the company from 1. */
  readonly number: number;
  /** First day on which new cases are pinned to it (ISO date). */
  readonly inForceFrom: string;
  readonly releasedAt: string;
  readonly releasedBy: string;
  readonly note: string | null;
}

export interface Draft {
  readonly company: string;
  readonly files: RulebookFiles;
  /** Content hash of the files: the ETag. */
  readonly etag: string;
  readonly savedBy: string;
  readonly savedAt: string;
}

export interface RulebookStore {
  /** Stores an immutable version and its release. The same content again gives the existing release. */
  release(release: Omit<Release, 'number'>, bytes: Uint8Array): Promise<Release>;
  /** Canonical bytes of a version. */
  bytes(company: string, version: string): Promise<Uint8Array | undefined>;
  releases(company: string): Promise<readonly Release[]>;
  /** The last release whose `inForceFrom` is not after the date. */
  inForce(company: string, date: string): Promise<Release | undefined>;
  companies(): Promise<readonly string[]>;
  draft(company: string): Promise<Draft | undefined>;
  /** Saves where the stored ETag is `expected` (null: there must be none yet); false otherwise. */
  saveDraft(draft: Draft, expected: string | null): Promise<boolean>;
}

// ── Sign-in ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Account {
  readonly company: string;
  readonly person: string;
  /** argon2id in PHC form. */
  readonly passwordHash: string;
  readonly disabled: boolean;
}

export interface StoredSession {
  /** SHA-256 of the cookie's secret. */
  readonly id: string;
  readonly company: string;
  readonly person: string;
  readonly expiresAt: string;
}

export interface StoredToken {
  /** SHA-256 of the token. */
  readonly id: string;
  readonly company: string;
  readonly person: string;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface AccountStore {
  account(company: string, person: string): Promise<Account | undefined>;
  accounts(company: string): Promise<readonly Account[]>;
  saveAccount(account: Account): Promise<void>;
  session(id: string): Promise<StoredSession | undefined>;
  saveSession(session: StoredSession): Promise<void>;
  deleteSession(id: string): Promise<void>;
  deleteSessionsOf(company: string, person: string): Promise<void>;
  token(id: string): Promise<StoredToken | undefined>;
  tokens(company: string, person: string): Promise<readonly StoredToken[]>;
  saveToken(token: StoredToken): Promise<void>;
  deleteToken(company: string, person: string, id: string): Promise<boolean>;
  /** Counts a failed attempt under a key and says how many there have been since `since`. */
  countFailure(key: string, at: string, since: string): Promise<number>;
  failures(key: string, since: string): Promise<number>;
  clearFailures(key: string): Promise<void>;
}

/** A command that was refused: kept apart from the history, because nothing happened. */
export interface RefusedAttempt {
  readonly company: string;
  readonly case: string | null;
  readonly actor: string;
  readonly command: string;
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

export interface RefusalLog {
  record(attempt: RefusedAttempt): Promise<void>;
  refusals(company: string, filter: { case?: string }, page: PageRequest): Promise<Page<RefusedAttempt>>;
}

// ── The whole database ───────────────────────────────────────────────────────────────────────────────────────────

/** Everything that one database offers; each adapter in `src/store` opens one. */
export interface Database {
  readonly kind: 'sqlite' | 'mariadb' | 'memory';
  readonly commands: CommandStore;
  readonly reader: CaseReader;
  readonly queue: WorkQueue;
  readonly rulebooks: RulebookStore;
  readonly accounts: AccountStore;
  readonly refusals: RefusalLog;
  readonly audit: StoreAudit;
  readonly clock: Clock;
  /** @throws when the database does not answer within a second. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

// ── Effects outside ──────────────────────────────────────────────────────────────────────────────────────────────

export interface ConnectorCall {
  readonly company: string;
  readonly case: string;
  readonly job: string;
  /** Stable over all attempts: a receiver can recognise a repeat by it. */
  readonly key: string;
  readonly input: JsonObject;
}

/** Does one kind of outside work. Throwing means failed, to be tried again. */
export interface Connector {
  readonly name: string;
  run(call: ConnectorCall): Promise<Json>;
}

// ── Looking at what is stored, as it is ──────────────────────────────────────────────────────────────────────────────

/** The row of a case as stored: nothing is derived from its state, whose bytes may be anything. */
export interface StoredCase extends Omit<CaseRow, 'value' | 'state'> {
  /** Hash of the last history entry. */
  readonly head: string;
  readonly state: Uint8Array;
}

/** The answer that a command got, under its key. */
export interface StoredAnswer {
  readonly actor: string;
  readonly key: string;
  readonly at: string;
  readonly answer: Json;
}

/** Everything that is stored about one case, all of it at one moment, each list in the order of its keys. */
export interface CaseRecords {
  readonly company: string;
  readonly case: string;
  readonly row: StoredCase | undefined;
  readonly entries: readonly StoredEntry[];
  readonly answers: readonly StoredAnswer[];
  readonly tasks: readonly TaskRow[];
  readonly candidates: readonly { readonly task: string; readonly token: string; readonly openedAt: string }[];
  readonly done: readonly { readonly task: string; readonly person: string }[];
  readonly timers: readonly TimerRow[];
  readonly jobs: readonly JobView[];
  readonly claims: readonly Omit<ClaimRow, 'refusal' | 'limit'>[];
  readonly postings: readonly PostingRow[];
  readonly outbox: readonly OutboxRow[];
}

/** How often a claim is counted as taken, and by how many cases it is held. `key` is null where nobody holds it. */
export interface ClaimCount {
  readonly workflow: string;
  readonly claim: string;
  readonly key: string | null;
  readonly counted: number;
  readonly held: number;
}

/** What a check of the whole database reads. It looks at every table, so it is not for the hot path. */
export interface StoreAudit {
  /** Every company that a case, a history or an answer names. */
  companies(): Promise<readonly string[]>;
  /** Ids after `after` (null: from the beginning), in order, that any table names as a case; at most `limit`. */
  caseIds(company: string, after: string | null, limit: number): Promise<readonly string[]>;
  /** Cases that answers name and no case row has; at most `limit`. */
  strayAnswers(company: string, limit: number): Promise<readonly string[]>;
  /** @throws TypeError or SyntaxError where a row cannot be read at all */
  records(company: string, ids: readonly string[]): Promise<readonly CaseRecords[]>;
  /** Counters that do not count what is held, at one moment. */
  wrongCounts(company: string): Promise<readonly ClaimCount[]>;
}
