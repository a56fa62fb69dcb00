import type { PostingRow } from '../../engine/ports/rows.js';
import { shortestDecimal } from '../decimal.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, textAt, textOrNullAt } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** @throws TypeError for an amount with too many digits: MariaDB would round it without an error */
export function toPostingRow(posting: PostingRow): StoredRow {
  return {
    company: posting.company,
    case_id: posting.case,
    id: posting.id,
    ledger: posting.ledger,
    holder: posting.holder,
    amount: shortestDecimal(posting.amount),
    unit: posting.unit,
    article: posting.article,
    reason: posting.reason,
    at: toStoredInstant(posting.at),
    decided_by: posting.decidedBy,
    reverses: posting.reverses,
  };
}

export function fromPostingRow(row: Row): PostingRow {
  return {
    company: textAt(row, 'company'),
    case: textAt(row, 'case_id'),
    id: textAt(row, 'id'),
    ledger: textAt(row, 'ledger'),
    holder: textAt(row, 'holder'),
    amount: shortestDecimal(textAt(row, 'amount')),
    unit: textAt(row, 'unit'),
    article: textOrNullAt(row, 'article'),
    reason: textOrNullAt(row, 'reason'),
    at: instantAt(row, 'at'),
    decidedBy: textAt(row, 'decided_by'),
    reverses: textOrNullAt(row, 'reverses'),
  };
}
