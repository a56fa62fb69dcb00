/** What is stored, as it is, for the consistency check. */
import type { Json } from '../../core/model/json.js';
import type { JobView } from './case-reader.js';
import type { StoredEntry } from './command-store.js';
import type { StoredOrganisation } from './organisation-store.js';
import type { CaseRow, ClaimRow, OutboxRow, PostingRow, TaskRow, TimerRow } from './rows.js';

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
  readonly candidates: readonly { readonly task: string; readonly token: string; readonly openedAt: string; readonly dueAt: string | null }[];
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
  /** Every company that a case, a history, an answer or a kept organisation names. */
  companies(): Promise<readonly string[]>;
  /** Ids after `after` (null: from the beginning), in order, that any table names as a case; at most `limit`. */
  caseIds(company: string, after: string | null, limit: number): Promise<readonly string[]>;
  /** Cases that answers name and that have neither a row nor a history; at most `limit`. */
  strayAnswers(company: string, limit: number): Promise<readonly string[]>;
  /** @throws TypeError or SyntaxError where a row cannot be read at all */
  records(company: string, ids: readonly string[]): Promise<readonly CaseRecords[]>;
  /** Versions of the kept organisation after a number, in order; at most `limit`. */
  organisations(company: string, after: number, limit: number): Promise<readonly StoredOrganisation[]>;
  /** Counters that do not count what is held, at one moment. */
  wrongCounts(company: string): Promise<readonly ClaimCount[]>;
}
