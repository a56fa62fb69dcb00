import { Decimal } from '../../expression/values/decimal.js';
import type { SharedOut } from './share-out.js';

/**
 * Splits whole units in proportion to shares: everybody the whole units of their part, and what remains one unit each in the
 * order that `rank` gives to the remainders. Counted in whole numbers without a limit, so that no unit is lost or made.
 * @param units how many there are
 * @param unit what one of them is worth
 * @param rank groups, from the first to the last, of those who come next for a remaining unit; none can be told apart inside a group
 */
export function shareInProportion(
  shares: ReadonlyMap<string, Decimal>,
  units: bigint,
  unit: Decimal,
  rank: (remainders: ReadonlyMap<string, bigint>) => readonly (readonly string[])[],
): SharedOut {
  const weights = inWholeNumbers(shares);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0n);
  if (all === 0n) return { given: [], waiting: [...shares.keys()], undecided: [], left: unit.times(String(units)) };
  const counts = new Map([...weights].map(([id, weight]) => [id, (units * weight) / all]));
  const remainders = new Map([...weights].map(([id, weight]) => [id, (units * weight) % all] as const).filter(([, remainder]) => remainder > 0n));
  let left = units - [...counts.values()].reduce((sum, count) => sum + count, 0n);
  let undecided: readonly string[] = [];
  for (const group of rank(remainders)) {
    if (left === 0n) break;
    if (BigInt(group.length) > left) {
      undecided = group;
      break;
    }
    for (const id of group) counts.set(id, (counts.get(id) ?? 0n) + 1n);
    left -= BigInt(group.length);
  }
  const given = [...counts].map(([id, count]) => ({ id, units: unit.times(String(count)) }));
  return { given, waiting: [], undecided, left: unit.times(String(left)) };
}

function inWholeNumbers(shares: ReadonlyMap<string, Decimal>): ReadonlyMap<string, bigint> {
  const places = Math.max(0, ...[...shares.values()].map((share) => share.decimalPlaces()));
  return new Map([...shares].map(([id, share]) => [id, BigInt(digitsOf(share, places))]));
}

/** The number times ten to the power of `places`, as digits: nothing is rounded. */
function digitsOf(share: Decimal, places: number): string {
  const [whole = '0', part = ''] = share.toFixed().split('.');
  return `${whole}${part.padEnd(places, '0')}`;
}

/** How many whole units a quota is; undefined where it is none of them. */
export function unitsIn(quota: Decimal, unit: string): bigint | undefined {
  const count = quota.dividedBy(unit);
  return count.isInteger() && count.times(unit).equals(quota) ? BigInt(new Decimal(count).toFixed()) : undefined;
}
