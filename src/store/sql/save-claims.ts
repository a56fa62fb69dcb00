import type { ClaimBook, Count } from '../claim-book.js';
import { Conflict } from '../conflict.js';
import { deleteByKeys } from './by-keys.js';
import { CLAIM_KEY, toClaimKey, toCounterRow, toHolderRow } from './claim-cells.js';
import type { Dialect } from './dialect.js';
import { insertRows } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';

const SAME_CLAIM = CLAIM_KEY.map((column) => `${column} = ?`).join(' AND ');

/**
 * Writes what a book has come to. A counter is written only over the value that the book was opened with: locks do not
 * reach from one node of a cluster to another.
 * @throws Conflict when somebody else has counted meanwhile
 */
export function* saveClaims(dialect: Dialect, book: ClaimBook): Script<void> {
  const counts = book.changedCounts();
  yield* insertRows('claim_counter', counts.filter(isNew).map(({ claim, taken }) => toCounterRow(claim, taken)), '', dialect);
  for (const { claim, stored, taken } of counts.filter((count) => !isNew(count))) {
    const found = yield* changesOf(`UPDATE claim_counter SET taken = ? WHERE ${SAME_CLAIM} AND taken = ?`, [taken, ...toClaimKey(claim), stored ?? 0]);
    if (found !== 1) throw new Conflict(`Expected claim ${claim.claim} to be taken ${stored ?? 0} times, but somebody else has counted it.`);
  }
  const freed = book.changedHolders(false).map((claim) => [...toClaimKey(claim), claim.case]);
  yield* deleteByKeys(dialect, 'claim_holder', [...CLAIM_KEY, 'case_id'], freed);
  yield* insertRows('claim_holder', book.changedHolders(true).map(toHolderRow), '', dialect);
}

function isNew({ stored }: Count): boolean {
  return stored === undefined;
}
