/** What cases are found by: kept beside them, a moment after what happened. */
import type { Mark, MarkKind } from '../../core/model/mark.js';
import type { Backlog } from './backlog.js';

/** A mark, and where in the case's history it was made first. */
export interface MarkRow extends Mark {
  readonly company: string;
  readonly case: string;
  readonly revision: number;
}

/** The amounts of one case, in hundredths; they replace those that it had. */
export interface CaseAmounts {
  readonly company: string;
  readonly case: string;
  readonly hundredths: readonly number[];
}

/** What comes of a batch of events. */
export interface Marked {
  readonly marks: readonly MarkRow[];
  readonly amounts: readonly CaseAmounts[];
}

export interface MarkStore {
  /** Companies whose events have been published further than their cases are marked. */
  backlogs(): Promise<readonly Backlog[]>;
  /**
   * Keeps what comes of the events up to a position and remembers the position, together. A mark that is there stays as it was.
   * @returns false, and nothing is kept, where another server has marked them meanwhile
   */
  mark(backlog: Backlog, upTo: number, marked: Marked): Promise<boolean>;
  /** The marks of one kind that these cases bear, by case and value. */
  marks(company: string, cases: readonly string[], kind: MarkKind): Promise<readonly MarkRow[]>;
}
