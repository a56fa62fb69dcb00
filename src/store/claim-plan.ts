import { canonicalJson } from '../core/model/canonical-json.js';
import type { ClaimRow, RowChanges } from '../engine/ports/rows.js';

/** The claims of one command in the order in which they have their effect. */
export interface ClaimPlan {
  readonly releasedFirst: readonly ClaimRow[];
  readonly taken: readonly ClaimRow[];
  readonly releasedLast: readonly ClaimRow[];
}

/**
 * One command may take and release the same claim, e.g. when a case ends where it starts. What the case holds in the end
 * tells which came last.
 */
export function claimPlan({ case: row, claimsTaken, claimsReleased }: RowChanges): ClaimPlan {
  const taken = new Set(claimsTaken.map(nameOf));
  const held = new Set(row.state.claims.map(({ claim, key }) => JSON.stringify([row.workflow, claim, canonicalJson(key)])));
  return {
    releasedFirst: inLockOrder(claimsReleased.filter((claim) => !taken.has(nameOf(claim)))),
    taken: inLockOrder(claimsTaken),
    releasedLast: inLockOrder(claimsReleased.filter((claim) => taken.has(nameOf(claim)) && !held.has(nameOf(claim)))),
  };
}

function nameOf({ workflow, claim, key }: ClaimRow): string {
  return JSON.stringify([workflow, claim, key]);
}

/** Two commands that want the same claims wait for each other in the same order, so that neither is a deadlock's victim. */
function inLockOrder(claims: readonly ClaimRow[]): readonly ClaimRow[] {
  return claims.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}
