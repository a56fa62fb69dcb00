/** What a case is found by, beside what stands in its row. */
export type MarkKind = 'person' | 'article' | 'record' | 'deviation';

/** Where a case has left the way that the rulebook lays down by itself. */
export const DEVIATIONS = ['jump', 'override', 'missed-deadline', 'gap', 'reopened'] as const;
export type Deviation = (typeof DEVIATIONS)[number];

export interface Mark {
  readonly kind: MarkKind;
  /** Id of a person or of a record's case, number of an article, or a deviation. */
  readonly value: string;
}
