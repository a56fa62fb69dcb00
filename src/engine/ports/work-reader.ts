/** What boards are made of: open work, and the cases of a time with their histories. */
import type { CaseStatus } from '../../core/model/case-state.js';
import type { StoredEntry } from './command-store.js';
import type { Page, PageRequest } from './page.js';
import type { TaskRow } from './rows.js';

export interface WorkFilter {
  /** Cases of this workflow only. */
  readonly workflow?: string;
  /** Tasks with one of these candidates only (`post:…`, `person:…`, `department:…`); all of them where absent. */
  readonly tokens?: readonly string[];
}

/** How much is open in one step. */
export interface OpenStep {
  readonly workflow: string;
  /** Path of the state. */
  readonly state: string;
  readonly open: number;
  /** How many of them were due before the instant that was asked about. */
  readonly overdue: number;
  /** Since when the oldest of them has waited. */
  readonly oldest: string;
}

/** A case that was alive in a time. */
export interface CaseSpan {
  readonly case: string;
  readonly workflow: string;
  readonly status: CaseStatus;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** Looks over all open work or many histories: for boards, not for the hot path. Copies are no work. */
export interface WorkReader {
  /** In the order of workflow and state. */
  openSteps(company: string, filter: WorkFilter, at: string): Promise<readonly OpenStep[]>;
  /** Open tasks that were due before an instant, the longest overdue first. */
  overdue(company: string, filter: WorkFilter, at: string, page: PageRequest): Promise<Page<TaskRow>>;
  /** Cases started from `oldest` on and before `before` whose last command came at `since` or later, the newest first. */
  spans(company: string, span: { readonly workflow?: string; readonly oldest: string; readonly since: string; readonly before: string }, page: PageRequest): Promise<Page<CaseSpan>>;
  /** The whole histories of some cases, by case and revision. */
  histories(company: string, cases: readonly string[]): Promise<readonly StoredEntry[]>;
}
