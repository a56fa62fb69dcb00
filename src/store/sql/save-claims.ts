import type { Rejection } from '../../core/model/verdict.js';
import type { RowChanges } from '../../engine/ports.js';
import { claimPlan } from '../claim-plan.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';
import { releaseClaim, takeClaim } from './take-claim.js';

/** Gives the refusal of the first claim of which nothing is left. */
export function* saveClaims(dialect: Dialect, rows: RowChanges): Script<Rejection | undefined> {
  const { releasedFirst, taken, releasedLast } = claimPlan(rows);
  for (const claim of releasedFirst) yield* releaseClaim(claim);
  for (const claim of taken) {
    if (!(yield* takeClaim(dialect, claim))) return claim.refusal;
  }
  for (const claim of releasedLast) yield* releaseClaim(claim);
  return undefined;
}
