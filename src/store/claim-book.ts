import type { Rejection } from '../core/model/verdict.js';
import type { ClaimRow } from '../engine/ports/rows.js';
import type { ClaimPlan } from './claim-plan.js';

/** How often a claim is taken, as stored and as it is to become. */
export interface Count {
  readonly claim: ClaimRow;
  /** Undefined where nobody has ever taken it. */
  readonly stored: number | undefined;
  readonly taken: number;
}

/**
 * The claims that several commands touch, judged one command after the other: what one gives back another one may take.
 * Begins with what is stored, ends with what is to be stored.
 */
export class ClaimBook {
  private readonly counts = new Map<string, Count>();
  private readonly holders = new Map<string, { readonly claim: ClaimRow; readonly stored: boolean; readonly holds: boolean }>();

  /** Notes what is stored about a claim and one case, before anything is judged. */
  open(claim: ClaimRow, stored: number | undefined, holds: boolean): void {
    this.counts.set(claimName(claim), { claim, stored, taken: stored ?? 0 });
    this.holders.set(holderName(claim), { claim, stored: holds, holds });
  }

  /** Carries out a plan as a whole, or gives the refusal of the first claim of which nothing is left and changes nothing. */
  admit({ releasedFirst, taken, releasedLast }: ClaimPlan): Rejection | undefined {
    const undo: (() => void)[] = [];
    for (const claim of releasedFirst) undo.push(this.move(claim, false));
    for (const claim of taken) {
      if (this.isFull(claim)) {
        for (const step of undo.toReversed()) step();
        return claim.refusal;
      }
      undo.push(this.move(claim, true));
    }
    for (const claim of releasedLast) this.move(claim, false);
    return undefined;
  }

  /** The counters that are to be written. */
  changedCounts(): readonly Count[] {
    return [...this.counts.values()].filter(({ stored, taken }) => taken !== (stored ?? 0));
  }

  /** The claims that have got a holder, or lost one. */
  changedHolders(holds: boolean): readonly ClaimRow[] {
    return [...this.holders.values()].flatMap((holder) => (holder.stored !== holder.holds && holder.holds === holds ? [holder.claim] : []));
  }

  private isFull(claim: ClaimRow): boolean {
    const count = this.counts.get(claimName(claim));
    return this.holders.get(holderName(claim))?.holds !== true && (count?.taken ?? 0) >= claim.limit;
  }

  /** Without effect where the case holds, or does not hold, the claim already. Gives the way back. */
  private move(claim: ClaimRow, holds: boolean): () => void {
    const [count, holder] = [this.counts.get(claimName(claim)), this.holders.get(holderName(claim))];
    if (count === undefined || holder === undefined || holder.holds === holds) return () => undefined;
    this.counts.set(claimName(claim), { ...count, taken: count.taken + (holds ? 1 : -1) });
    this.holders.set(holderName(claim), { ...holder, holds });
    return () => {
      this.counts.set(claimName(claim), count);
      this.holders.set(holderName(claim), holder);
    };
  }
}

export function claimName({ company, workflow, claim, key }: ClaimRow): string {
  return JSON.stringify([company, workflow, claim, key]);
}

export function holderName(claim: ClaimRow): string {
  return JSON.stringify([claimName(claim), claim.case]);
}
