import type { CaseState } from '../core/model/case-state.js';
import type { JsonObject } from '../core/model/json.js';

/** What is told of a record that somebody has looked up: its fields, and the id of its case. */
export function recordFact({ id, data }: CaseState): JsonObject {
  return { ...data, case: id };
}
