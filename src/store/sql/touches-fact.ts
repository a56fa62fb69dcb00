import { postingReference } from '../../core/model/posting.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import type { PostingRow, RowChanges } from '../../engine/ports/rows.js';

/** Whether what a command writes could change the answer to a look-up of its company. */
export function touchesFact({ case: row, isNew, postings }: RowChanges, company: string, query: FactQuery): boolean {
  if (row.company !== company) return false;
  if (query.kind === 'case-count') return isNew && row.workflow === query.workflow;
  if (query.kind === 'cases' || query.kind === 'record' || query.kind === 'records') return row.workflow === query.workflow;
  if (query.kind === 'deputyships') return false;
  return postings.some((posting) => concerns(posting, query));
}

function concerns(posting: PostingRow, query: Exclude<FactQuery, { kind: 'case-count' | 'cases' | 'record' | 'records' | 'deputyships' }>): boolean {
  switch (query.kind) {
    case 'posting':
      return posting.reverses === postingReference(query.case, query.posting);
    case 'postings':
      return posting.case === query.case || (posting.reverses?.startsWith(postingReference(query.case, '')) ?? false);
    default:
      return posting.ledger === query.ledger && posting.holder === query.holder;
  }
}
