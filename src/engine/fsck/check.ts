import type { CaseView } from './case-view.js';

/** What a check has seen in one case. `revision` is the entry that it is about; for rows about the present, the last. */
export interface Finding {
  readonly revision: number;
  readonly problem: string;
}

/** Compares one kind of row with the history of its case. */
export interface CaseCheck {
  readonly name: string;
  find(view: CaseView): readonly Finding[];
}

export interface Fault extends Finding {
  readonly check: string;
  readonly company: string;
  /** Null for what belongs to no single case: the counter of a claim. */
  readonly case: string | null;
}
