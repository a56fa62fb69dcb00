import type { OutboxView } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { ClaimRow, PostingRow } from '../../engine/ports/rows.js';
import { CLAIMS, POSTINGS } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { hashOf } from '../hash-of.js';
import { textAt } from './cells.js';
import { fromOutboxRow } from './outbox-row.js';
import { fromPostingRow } from './posting-row.js';
import type { Row, Script } from './script.js';
import { rowsOf } from './script.js';
import { selectPage } from './select-page.js';

type HeldClaim = Omit<ClaimRow, 'refusal' | 'limit'>;

/** In the order of time. */
export function listPostings(
  company: string,
  filter: { ledger?: string; holder?: string; case?: string },
  page: PageRequest,
): Script<Page<PostingRow>> {
  return selectPage(
    {
      order: POSTINGS,
      columns: ['at', 'case_id', 'id'],
      select: 'SELECT * FROM posting',
      where: { company, ledger: filter.ledger, holder: filter.holder, case_id: filter.case },
      fromRow: fromPostingRow,
      keyOf: (posting) => [posting.at, posting.case, posting.id],
    },
    page,
  );
}

/** By case; the hash of the key stands for the key in the order, because a key may be long. */
export function listClaims(company: string, filter: { case?: string; claim?: string }, page: PageRequest): Script<Page<HeldClaim>> {
  return selectPage(
    {
      order: CLAIMS,
      columns: ['case_id', 'workflow', 'claim', 'LOWER(HEX(key_hash))'],
      select: 'SELECT * FROM claim_holder',
      where: { company, case_id: filter.case, claim: filter.claim },
      fromRow: fromClaimHolderRow,
      keyOf: (claim) => [claim.case, claim.workflow, claim.claim, Buffer.from(hashOf(claim.key)).toString('hex')],
    },
    page,
  );
}

export function fromClaimHolderRow(row: Row): HeldClaim {
  return {
    company: textAt(row, 'company'),
    workflow: textAt(row, 'workflow'),
    claim: textAt(row, 'claim'),
    key: textAt(row, 'claim_key'),
    case: textAt(row, 'case_id'),
  };
}

export function* listOutbox(company: string, afterPosition: number, limit: number): Script<readonly OutboxView[]> {
  const rows = yield* rowsOf(
    `SELECT * FROM outbox WHERE company = ? AND position > ? ORDER BY position LIMIT ${checkedLimit(limit)}`,
    [company, afterPosition],
  );
  return rows.map(fromOutboxRow);
}
