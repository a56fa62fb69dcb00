/** Reading cases and what belongs to them. */
import type { CaseStatus } from '../../core/model/case-state.js';
import type { JsonObject } from '../../core/model/json.js';
import type { Mark } from '../../core/model/mark.js';
import type { FactQuery, StoredEntry } from './command-store.js';
import type { Page, PageRequest } from './page.js';
import type { CaseRow, ClaimRow, JobRow, OutboxRow, PostingRow, TaskRow, TimerRow } from './rows.js';

export interface CaseFilter {
  readonly workflow?: string;
  readonly status?: CaseStatus;
  readonly startedBy?: string;
  readonly parentCase?: string;
  /** Final state, by its path. */
  readonly outcome?: string;
  /** Cases that bear all of these. */
  readonly marks?: readonly Mark[];
  /** Cases with a number in their data from `least` to `most`, both included, in hundredths. */
  readonly amount?: { readonly least: number; readonly most: number };
  /** From this instant on … */
  readonly startedFrom?: string;
  /** … and before this one. */
  readonly startedBefore?: string;
}

/** One task of a person's list, together with its case. */
export interface TaskListRow extends TaskRow {
  readonly caseRevision: number;
  /** Rulebook version that the case is pinned to. */
  readonly version: string;
  /** For whom it stands in a deputy's list; absent where the person could do it in a right of the own. */
  readonly onBehalfOf?: readonly string[];
}

/** What tasks are found by: a person's own, or those of somebody for whom the person stands in. */
export interface Desk {
  readonly tokens: readonly string[];
  /** A task that one of them has done is not on it. */
  readonly people: readonly string[];
  /** Tasks of these workflows only; of all of them where absent. */
  readonly workflows?: readonly string[];
}

/** Lists of tasks: by when they were opened, oldest or latest first; those with a due time, the nearest first; those without one, oldest first. */
export type TaskOrder = 'opened' | 'latest' | 'due' | 'undue';

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

export interface BalanceFilter {
  readonly ledger: string;
  /** These accounts only. */
  readonly holders?: readonly string[];
  /** Postings from this instant on do not count. */
  readonly before?: string;
}

export interface Balance {
  readonly holder: string;
  /** Decimal, as text. */
  readonly total: string;
  /** How many postings it is made of. */
  readonly postings: number;
}

export interface CaseReader {
  /** Newest first. */
  cases(company: string, filter: CaseFilter, page: PageRequest): Promise<Page<CaseRow>>;
  case(company: string, id: string): Promise<CaseRow | undefined>;
  /** The rulebook version that each of these cases is pinned to, by the id of the case; without those that are not there. */
  versions(company: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Entries from a revision on, in order; at most `limit`. */
  history(company: string, caseId: string, fromRevision: number, limit: number): Promise<readonly StoredEntry[]>;
  /** Last revision and hash of one case. */
  head(company: string, caseId: string): Promise<CaseHead | undefined>;
  /** Ids of all cases with their last revision and hash, in order of id, for `verify` and checkpoints. */
  heads(company: string, page: PageRequest): Promise<Page<CaseHead>>;
  /** Open tasks with a candidate token of one of the desks, each once; oldest first where no order is asked for. */
  tasksOn(company: string, desks: readonly Desk[], page: PageRequest, order?: TaskOrder): Promise<Page<TaskListRow>>;
  tasksOf(company: string, caseId: string): Promise<readonly TaskRow[]>;
  /** The same look-ups as inside a transaction, for questions that change nothing. */
  facts(company: string, queries: readonly FactQuery[]): Promise<JsonObject>;
  timers(company: string, page: PageRequest): Promise<Page<TimerRow>>;
  jobs(company: string, state: 'waiting' | 'halted', page: PageRequest): Promise<Page<JobView>>;
  postings(company: string, filter: { ledger?: string; holder?: string; case?: string }, page: PageRequest): Promise<Page<PostingRow>>;
  /** Accounts of a ledger with the sum of what was posted before an instant, by holder. */
  balances(company: string, filter: BalanceFilter, page: PageRequest): Promise<Page<Balance>>;
  /** Who holds a claim now. */
  claims(company: string, filter: { case?: string; claim?: string }, page: PageRequest): Promise<Page<Omit<ClaimRow, 'refusal' | 'limit'>>>;
  /** Published rows after a position, in order. */
  outbox(company: string, afterPosition: number, limit: number): Promise<readonly OutboxView[]>;
}
