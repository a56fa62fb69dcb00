import type { Decimal } from '../../expression/values/decimal.js';
import { ZERO } from '../../expression/values/decimal.js';
import type { AllocationWay } from '../../model/formula.js';
import type { Group } from './ranking.js';

/** What came of handing something out. What is given and what is left make the quota, always. */
export interface SharedOut {
  readonly given: readonly { readonly id: string; readonly units: Decimal }[];
  /** Who gets nothing now, the next first. */
  readonly waiting: readonly string[];
  /** Among whom a person has to choose, because the ranking does not. */
  readonly undecided: readonly string[];
  readonly left: Decimal;
}

/**
 * Goes through the ranking and hands out what is left, so that no more than the quota can ever be given. A group of
 * equals that does not fit as a whole is left to a person, and whoever comes after it waits.
 */
export function shareOut(groups: readonly Group[], quota: Decimal, wants: (id: string) => Decimal, short: Extract<AllocationWay, { kind: 'ranked' }>['short']): SharedOut {
  const given: { readonly id: string; readonly units: Decimal }[] = [];
  const waiting: string[] = [];
  const undecided: string[] = [];
  let left = quota;
  let stopped = false;
  for (const group of groups) {
    const ids = group.map(({ id }) => id);
    const wanted = ids.reduce((sum, id) => sum.plus(wants(id)), ZERO);
    if (!stopped && wanted.lessThanOrEqualTo(left)) {
      given.push(...ids.map((id) => ({ id, units: wants(id) })));
      left = left.minus(wanted);
    } else if (stopped || left.isZero() || !couldServe(ids, left, wants, short)) {
      waiting.push(...ids);
      stopped ||= short !== 'pass';
    } else if (ids.length > 1) {
      undecided.push(...ids);
      stopped = true;
    } else {
      given.push(...ids.map((id) => ({ id, units: left })));
      left = ZERO;
    }
  }
  return { given, waiting, undecided, left };
}

/** Whether what is left would do for one of them at least. */
function couldServe(ids: readonly string[], left: Decimal, wants: (id: string) => Decimal, short: 'part' | 'wait' | 'pass'): boolean {
  return short === 'part' || (ids.length > 1 && ids.some((id) => wants(id).lessThanOrEqualTo(left)));
}
