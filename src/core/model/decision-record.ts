import type { Json, JsonObject } from './json.js';

/**
 * One evaluation of a decision table or a formula: what went in, which rows matched, on which articles, what came out. Records of
 * edition 1 (see Edition) have none of the optional members.
 */
export interface DecisionRecord {
  /** Id of the table, or of the formula. */
  readonly table: string;
  /** Set for what is no table: a score, an allocation, a rate. Its rows are items, ranking keys or tiers. */
  readonly kind?: 'score' | 'allocation' | 'rate';
  /** SHA-256 (hex) of what the table decides by; names and examples are not part of it. */
  readonly hash?: string;
  /** The case's date, where rows of the table come and go with it (ISO date). */
  readonly on?: string;
  readonly inputs: JsonObject;
  /** Numbers of the matching rows, from 1, in the order of the answer. Empty where the table is silent or its default decided. */
  readonly rows: readonly number[];
  /** Set where no row matched and the table's default answered. */
  readonly default?: true;
  readonly articles: readonly string[];
  readonly output: Json;
}
