/** Who stands in for whom. */
import type { Page, PageRequest } from './page.js';

/** What somebody has laid down: from the first day to the last, both included, in the time zone of the rulebook. */
export interface NewDeputyship {
  readonly company: string;
  readonly id: string;
  /** Who is stood in for. */
  readonly principal: string;
  readonly deputy: string;
  /** ISO dates. */
  readonly from: string;
  readonly to: string;
  /** These workflows only; all of them where null. */
  readonly workflows: readonly string[] | null;
  /** Seats of these posts only; every seat where null. */
  readonly posts: readonly string[] | null;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** A deputyship is never changed and never forgotten; it may be ended before its last day. */
export interface Deputyship extends NewDeputyship {
  readonly endedBy: string | null;
  readonly endedAt: string | null;
}

export interface DeputyFilter {
  readonly principal?: string;
  readonly deputy?: string;
}

export interface DeputyStore {
  /** One of this id that is there already stays as it was, and is given back. */
  add(deputyship: NewDeputyship): Promise<Deputyship>;
  find(company: string, id: string): Promise<Deputyship | undefined>;
  /** Ends it for good; one that has been ended stays as it was. */
  end(company: string, id: string, by: string, at: string): Promise<void>;
  /** Newest first, those that have ended as well. */
  list(company: string, filter: DeputyFilter, page: PageRequest): Promise<Page<Deputyship>>;
  /** Those for any of these people that nobody has ended and whose last day is `day` (ISO date) or later; of each person the newest first. */
  standing(company: string, principals: readonly string[], day: string): Promise<readonly Deputyship[]>;
}
