import type { ClaimRow } from '../../engine/ports/rows.js';
import { hashOf } from '../hash-of.js';
import type { StoredRow } from './insert-rows.js';
import type { SqlValue } from './script.js';

/** What names a claim, without its holder. */
export const CLAIM_KEY = ['company', 'workflow', 'claim', 'key_hash'];

export function toClaimKey(claim: ClaimRow): readonly SqlValue[] {
  return [claim.company, claim.workflow, claim.claim, hashOf(claim.key)];
}

export function toHolderRow(claim: ClaimRow): StoredRow {
  return {
    company: claim.company,
    workflow: claim.workflow,
    claim: claim.claim,
    key_hash: hashOf(claim.key),
    case_id: claim.case,
    claim_key: Buffer.from(claim.key, 'utf8'),
  };
}

export function toCounterRow(claim: ClaimRow, taken: number): StoredRow {
  return { company: claim.company, workflow: claim.workflow, claim: claim.claim, key_hash: hashOf(claim.key), taken };
}
