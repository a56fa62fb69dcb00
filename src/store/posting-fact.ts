import type { JsonObject } from '../core/model/json.js';
import { postingReference, type PostingFact } from '../core/model/posting.js';
import type { PostingRow } from '../engine/ports/rows.js';

/** A posting as rules are told of it. */
export function toPostingFact({ company: _company, id, ...row }: PostingRow, reversed: boolean): JsonObject & PostingFact {
  return { ...row, reference: postingReference(row.case, id), reversed };
}
