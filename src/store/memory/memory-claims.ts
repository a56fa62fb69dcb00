import type { Rejection } from '../../core/model/verdict.js';
import type { ClaimRow, RowChanges } from '../../engine/ports/rows.js';
import { claimPlan } from '../claim-plan.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';

type Holders = ReadonlyMap<string, ClaimRow>;

/** The claims as they would be after the command, or the refusal of the first of which nothing is left. */
export function changedClaims(data: MemoryData, rows: RowChanges): ReadonlyMap<string, Holders> | Rejection {
  const changed = new Map<string, Holders>();
  const holdersOf = (claim: ClaimRow): Holders => changed.get(claimKey(claim)) ?? data.claims.get(claimKey(claim)) ?? new Map();
  const release = (claim: ClaimRow): void => {
    changed.set(claimKey(claim), new Map([...holdersOf(claim)].filter(([holder]) => holder !== claim.case)));
  };
  const { releasedFirst, taken, releasedLast } = claimPlan(rows);
  releasedFirst.forEach(release);
  for (const claim of taken) {
    const holders = holdersOf(claim);
    if (holders.has(claim.case)) continue;
    if (holders.size >= claim.limit) return claim.refusal;
    changed.set(claimKey(claim), new Map([...holders, [claim.case, claim]]));
  }
  releasedLast.forEach(release);
  return changed;
}

function claimKey({ company, workflow, claim, key }: ClaimRow): string {
  return keyText(company, workflow, claim, key);
}
