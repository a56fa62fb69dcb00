import type { ClaimRow } from '../../engine/ports.js';
import { hashOf } from '../hash-of.js';
import { numberAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { insertRows } from './insert-rows.js';
import type { Script, SqlValue } from './script.js';
import { changesOf, rowOf } from './script.js';

const SAME_CLAIM = 'company = ? AND workflow = ? AND claim = ? AND key_hash = ?';

/**
 * Counts the case in, or says false when nothing is left. Taking what the case holds already changes nothing. The
 * guarded UPDATE is the rule; the SELECT before it spares a crowd the wait for a row that has nothing to give.
 */
export function* takeClaim(dialect: Dialect, claim: ClaimRow): Script<boolean> {
  const key = claimKey(claim);
  const counter = yield* rowOf(
    `SELECT c.taken, h.case_id AS holder FROM claim_counter c LEFT JOIN claim_holder h ON h.company = c.company
      AND h.workflow = c.workflow AND h.claim = c.claim AND h.key_hash = c.key_hash AND h.case_id = ?
      WHERE c.company = ? AND c.workflow = ? AND c.claim = ? AND c.key_hash = ?`,
    [claim.case, ...key],
  );
  if (counter === undefined) yield* openCounter(dialect, claim);
  else if (textOrNullAt(counter, 'holder') !== null) return true;
  else if (numberAt(counter, 'taken') >= claim.limit) return false;
  const counted = yield* changesOf(`UPDATE claim_counter SET taken = taken + 1 WHERE ${SAME_CLAIM} AND taken < ?`, [...key, claim.limit]);
  if (counted === 1) yield* insertRows('claim_holder', [toHolderRow(claim)]);
  return counted === 1;
}

/** Gives back what the case holds; without effect when it holds nothing. */
export function* releaseClaim(claim: ClaimRow): Script<void> {
  const key = claimKey(claim);
  const released = yield* changesOf(`DELETE FROM claim_holder WHERE ${SAME_CLAIM} AND case_id = ?`, [...key, claim.case]);
  if (released === 1) yield* changesOf(`UPDATE claim_counter SET taken = taken - 1 WHERE ${SAME_CLAIM}`, key);
}

function* openCounter(dialect: Dialect, claim: ClaimRow): Script<void> {
  const [company, workflow, name, keyHash] = claimKey(claim);
  const row = { company, workflow, claim: name, key_hash: keyHash, taken: 0 };
  yield* insertRows('claim_counter', [row], dialect.keepExisting('company'));
}

function claimKey(claim: ClaimRow): readonly [string, string, string, Uint8Array] {
  return [claim.company, claim.workflow, claim.claim, hashOf(claim.key)];
}

function toHolderRow(claim: ClaimRow): Record<string, SqlValue> {
  return {
    company: claim.company,
    workflow: claim.workflow,
    claim: claim.claim,
    key_hash: hashOf(claim.key),
    case_id: claim.case,
    claim_key: Buffer.from(claim.key, 'utf8'),
  };
}
