import type { FactQuery } from '../../engine/ports/command-store.js';
import type { RowChanges } from '../../engine/ports/rows.js';

/** Whether what a command writes could change the answer to a look-up of its company. */
export function touchesFact({ case: row, isNew, postings }: RowChanges, company: string, query: FactQuery): boolean {
  if (row.company !== company) return false;
  if (query.kind === 'case-count') return isNew && row.workflow === query.workflow;
  return postings.some(({ ledger, person }) => ledger === query.ledger && person === query.person);
}
