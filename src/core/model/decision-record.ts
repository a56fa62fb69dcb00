import type { Json, JsonObject } from './json.js';

/** One evaluation of a decision table: what went in, which rows matched, on which articles, what came out. */
export interface DecisionRecord {
  readonly table: string;
  readonly inputs: JsonObject;
  /** Numbers of the matching rows, from 1. Empty where the table is silent. */
  readonly rows: readonly number[];
  readonly articles: readonly string[];
  readonly output: Json;
}
