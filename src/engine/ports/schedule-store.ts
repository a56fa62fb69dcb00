/** Occurrences of schedules: rows that wait for their moment, shared among servers by lease. */
import type { Cursor, OpenOccurrence } from '../../core/schedule/plan.js';
import type { Page, PageRequest } from './page.js';

/** How far a company's schedules have been looked at. */
export interface SchedulePlan {
  readonly company: string;
  /** Counts the changes; 0 where nothing is stored yet. */
  readonly revision: number;
  /** The newest release that has been seen. */
  readonly seen: number;
  /** The release that is in force; 0 for none. */
  readonly inForce: number;
  readonly cursors: Readonly<Record<string, Cursor>>;
  /** When there is something to look at again, whatever is released meanwhile. */
  readonly lookAt: string | null;
}

export type OccurrenceState = 'waiting' | 'halted' | 'started' | 'skipped';

export interface OccurrenceRow extends Omit<OpenOccurrence, 'problem'> {
  readonly company: string;
  readonly state: OccurrenceState;
  /** The case that it has started. */
  readonly case: string | null;
  /** Why it is halted, or was skipped. */
  readonly reason: string | null;
  /** When it was started, skipped or halted. */
  readonly settledAt: string | null;
}

export interface ClaimedOccurrence extends OccurrenceRow {
  readonly fence: number;
}

export interface Settlement {
  readonly state: Exclude<OccurrenceState, 'waiting'>;
  readonly case: string | null;
  readonly reason: string | null;
  readonly at: string;
}

/** What a look has changed among the rows that are open. */
export interface OccurrenceChanges {
  /** Stored, unless a row under the same name is no longer open; then that one stands. */
  readonly saved: readonly OpenOccurrence[];
  readonly removed: readonly Pick<OpenOccurrence, 'workflow' | 'id'>[];
  /** The version that has come into force, where one has: open cases are gone through for years that it has published. */
  readonly inForce: string | null;
}

export interface ScheduleStore {
  /** The plans of companies with a release that they have not seen, or whose time to be looked at has come. */
  plansToLookAt(now: string): Promise<readonly SchedulePlan[]>;
  /** All occurrences of a company that have neither started nor been skipped. */
  open(company: string): Promise<readonly OccurrenceRow[]>;
  /** Writes a plan where it is still at the revision before; false where somebody was faster. Rows that it changes lose their claims. */
  savePlan(plan: SchedulePlan, changes: OccurrenceChanges): Promise<boolean>;
  /** Takes up to `limit` due occurrences for `leaseMs`, the earliest first; nobody else gets them meanwhile. @param company of this one alone, all of whose occurrences are looked through: for demonstrations */
  claim(now: string, leaseMs: number, limit: number, company?: string): Promise<readonly ClaimedOccurrence[]>;
  /** Whether another occurrence of the schedule was due later, and by now. */
  isFollowed(occurrence: OccurrenceRow, now: string): Promise<boolean>;
  /** Without effect when the fence is lost. */
  settle(occurrence: ClaimedOccurrence, settlement: Settlement): Promise<void>;
  /** Sends a halted occurrence back to work. @returns whether it was halted */
  resume(company: string, workflow: string, id: string): Promise<boolean>;
  /** The latest due first. */
  list(company: string, filter: { readonly workflow?: string; readonly schedule?: string }, page: PageRequest): Promise<Page<OccurrenceRow>>;
  /** When the next occurrence that nobody holds is due, or a plan is to be looked at; null where neither is. @param company for this one alone */
  nextDue(now: string, company?: string): Promise<string | null>;
}
