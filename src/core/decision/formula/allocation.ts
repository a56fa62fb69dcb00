import type { Scope, Surroundings } from '../../expression/compile.js';
import { EvaluationError } from '../../expression/evaluation-error.js';
import { Decimal } from '../../expression/values/decimal.js';
import { contextOf, type Value } from '../../expression/values/value.js';
import type { AllocationDefinition, AllocationWay, OrderKey } from '../../model/formula.js';
import type { RowVerdict } from '../explain-rows.js';
import { assignByLoad, type Assigned } from './assign-by-load.js';
import { BadEntrants, compareTexts, entrantsOf, keysUsed, ranked, type Entrant, type Group } from './ranking.js';
import { cited, faultAt, numberIn, type NumberIn, type Reckon } from './reckoning.js';
import { shareInProportion, unitsIn } from './share-in-proportion.js';
import { shareOut, type SharedOut } from './share-out.js';

/** Who gets what, who waits in which order, and among whom a person has to choose. */
export function allocating(definition: AllocationDefinition, surroundings: Surroundings): Reckon {
  const hand = handing(definition.way, definition, surroundings);
  const { timeZone } = surroundings;
  return (scope) => {
    try {
      const entrants = entrantsOf(scope['requests'] as Value, definition.requests, 'requests');
      const groups = ranked(entrants, definition.order, timeZone);
      return { value: valueOf(hand(scope, entrants, groups)), verdicts: verdictsOn(definition, keysUsed(groups, definition.order, timeZone)) };
    } catch (error) {
      if (error instanceof BadEntrants) throw faultAt(definition.id, definition.at, error.message);
      throw error;
    }
  };
}

type Hand = (scope: Scope, entrants: readonly Entrant[], groups: readonly Group[]) => SharedOut | Assigned;

function handing(way: AllocationWay, definition: AllocationDefinition, surroundings: Surroundings): Hand {
  switch (way.kind) {
    case 'ranked':
      return inOrder(way, surroundings);
    case 'shared':
      return inProportion(way, definition.order, surroundings);
    case 'balanced':
      return (scope, _entrants, groups) => {
        const receivers = entrantsOf(scope['receivers'] as Value, way.receivers, 'receivers');
        if (receivers.length === 0 && groups.length > 0) throw new BadEntrants('Expected somebody who receives, but there is nobody');
        return assignByLoad(groups, receivers, way.load, (equals) => ranked(equals, way.prefer, surroundings.timeZone));
      };
  }
}

function inOrder({ quota, wants, short }: Extract<AllocationWay, { kind: 'ranked' }>, surroundings: Surroundings): Hand {
  const there = numberFrom(quota, surroundings, (value) => value.greaterThanOrEqualTo(0), 'a quota of nought or more');
  const each = wants && numberFrom(wants, surroundings, (value) => value.greaterThan(0), 'a request for more than nought');
  const one = new Decimal(1);
  return (scope, entrants, groups) => {
    const wanted = new Map(entrants.map(({ id, values }) => [id, each ? each({ ...scope, ...values }) : one]));
    return shareOut(groups, there(scope), (id) => wanted.get(id) ?? one, short);
  };
}

function inProportion({ quota, share, unit, remainder }: Extract<AllocationWay, { kind: 'shared' }>, order: readonly OrderKey[], surroundings: Surroundings): Hand {
  const there = numberFrom(quota, surroundings, (value) => value.greaterThanOrEqualTo(0) && unitsIn(value, unit) !== undefined, `a quota in whole units of ${unit}`);
  const part = numberFrom(share, surroundings, (value) => value.greaterThanOrEqualTo(0), 'a share of nought or more');
  return (scope, entrants, groups) => {
    const shares = new Map(groups.flat().map(({ id, values }) => [id, part({ ...scope, ...values })]));
    const byId = new Map(entrants.map((entrant) => [entrant.id, entrant]));
    const rank = (remainders: ReadonlyMap<string, bigint>): readonly (readonly string[])[] =>
      bySize(remainders, remainder === 'largest').flatMap((ids) => ranked(ids.flatMap((id) => byId.get(id) ?? []), order, surroundings.timeZone)).map((group) => group.map(({ id }) => id));
    return shareInProportion(shares, unitsIn(there(scope), unit) ?? 0n, new Decimal(unit), rank);
  };
}

/** Those of the largest remainder first; all together where size does not count. */
function bySize(remainders: ReadonlyMap<string, bigint>, sizeCounts: boolean): readonly (readonly string[])[] {
  const ids = [...remainders.keys()].sort(compareTexts);
  if (!sizeCounts) return [ids];
  const sizes = [...new Set(remainders.values())].sort((left, right) => (left > right ? -1 : 1));
  return sizes.map((size) => ids.filter((id) => remainders.get(id) === size));
}

function numberFrom(expression: AllocationDefinition['inputs'][number]['allowed'] & object, surroundings: Surroundings, isRight: (value: Decimal) => boolean, expected: string): NumberIn {
  const evaluate = numberIn(expression, surroundings);
  return (scope) => {
    const value = evaluate(scope);
    if (isRight(value)) return value;
    throw new EvaluationError(expression, `Expected ${expected}, but found ${value.toFixed()}`);
  };
}

function valueOf(result: SharedOut | Assigned): Value {
  const given = result.given.map((one) => contextOf(Object.entries(one)));
  return contextOf([['given', given], ['waiting', result.waiting], ['undecided', result.undecided], ...('left' in result ? [['left', result.left] as const] : [])]);
}

/** A key that told nobody apart was not needed: the keys before it had decided. */
function verdictsOn({ order, way, article }: AllocationDefinition, used: ReadonlySet<number>): readonly RowVerdict[] {
  const keys = order.map((key, index): RowVerdict => ({ ...cited(index + 1, key.article ?? article), verdict: used.has(index) ? 'decided' : 'matched' }));
  const prefer = way.kind === 'balanced' ? way.prefer : [];
  return [...keys, ...prefer.map((key, index): RowVerdict => ({ ...cited(order.length + index + 1, key.article ?? article), verdict: 'decided' }))];
}
