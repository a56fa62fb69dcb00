import { type Decimal, isDecimal, ZERO } from '../../expression/values/decimal.js';
import { entryOf } from '../../expression/values/value.js';
import type { Entrant, Group } from './ranking.js';

export interface Assigned {
  readonly given: readonly { readonly id: string; readonly to: string }[];
  readonly waiting: readonly string[];
  readonly undecided: readonly string[];
}

/**
 * Each request, in the order of the ranking, to the receiver who has the least by then, and among those to the one whom
 * `preferred` puts first. The first request for which that is nobody in particular is left to a person; the later ones,
 * which hang on it, wait.
 */
export function assignByLoad(requests: readonly Group[], receivers: readonly Entrant[], load: string, preferred: (equals: readonly Entrant[]) => readonly Group[]): Assigned {
  const loads = new Map(receivers.map(({ id, values }) => [id, loadOf(entryOf(values, load))]));
  const given: { readonly id: string; readonly to: string }[] = [];
  for (const [index, group] of requests.entries()) {
    const [request, ...others] = group;
    const [to, ...equals] = preferred(leastLoaded(receivers, loads))[0] ?? [];
    if (!request || !to || others.length > 0 || equals.length > 0) {
      const waiting = requests.slice(index + 1).flat().map(({ id }) => id);
      return { given, waiting, undecided: group.map(({ id }) => id) };
    }
    given.push({ id: request.id, to: to.id });
    loads.set(to.id, (loads.get(to.id) ?? ZERO).plus(1));
  }
  return { given, waiting: [], undecided: [] };
}

function leastLoaded(receivers: readonly Entrant[], loads: ReadonlyMap<string, Decimal>): readonly Entrant[] {
  const of = ({ id }: Entrant): Decimal => loads.get(id) ?? ZERO;
  const least = receivers.map(of).reduce<Decimal | undefined>((lowest, one) => (lowest?.lessThan(one) ? lowest : one), undefined);
  return receivers.filter((receiver) => least?.equals(of(receiver)));
}

function loadOf(value: unknown): Decimal {
  return isDecimal(value) ? value : ZERO;
}
