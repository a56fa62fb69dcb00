import { compileCondition, type Scope, type Surroundings } from '../../expression/compile.js';
import { EvaluationError } from '../../expression/evaluation-error.js';
import { fromFeel } from '../../expression/values.js';
import { Decimal, ZERO } from '../../expression/values/decimal.js';
import { contextOf } from '../../expression/values/value.js';
import type { ScoreDefinition, ScoreItem } from '../../model/formula.js';
import type { RowVerdict } from '../explain-rows.js';
import { cited, numberIn, numberOrNothing, type NumberIn, type Reckon } from './reckoning.js';
import { rounded } from './round.js';

/** The points of each item and their total, as `{ total, item: points … }`. */
export function scoring(score: ScoreDefinition, surroundings: Surroundings): Reckon {
  const items = score.items.map((item) => ({ item, points: pointsOf(item, surroundings) }));
  const [most, least] = [numberOrNothing(score.most, surroundings), numberOrNothing(score.least, surroundings)];
  return (scope) => {
    const found = items.map(({ item, points }, index) => ({ id: item.id, ...points(scope, cited(index + 1, item.article ?? score.article)) }));
    const sum = found.reduce((total, { points }) => total.plus(points), ZERO);
    const total = rounded(between(sum, least?.(scope), most?.(scope)), score.round);
    const value = contextOf([['total', total], ...found.map(({ id, points }) => [id, points] as const)]);
    return { value, verdicts: found.map(({ verdict }) => verdict) };
  };
}

interface Scored {
  readonly points: Decimal;
  readonly verdict: RowVerdict;
}

type ItemPoints = (scope: Scope, cited: { readonly row: number; readonly article?: string }) => Scored;

function pointsOf(item: ScoreItem, surroundings: Surroundings): ItemPoints {
  const only = item.only && compileCondition(item.only, surroundings);
  const [points, weight, most] = [numberIn(item.points, surroundings), numberOrNothing(item.weight, surroundings), numberOrNothing(item.most, surroundings)];
  const reach = reachOf(item, surroundings);
  return (scope, row) => {
    if (item.only && only && !only(scope)) return { points: ZERO, verdict: { ...row, verdict: 'refused', input: 'only', cell: item.only.text, value: false } };
    const full = points(scope).times(weight?.(scope) ?? 1);
    const { part, verdict } = reach(scope, full, row);
    const bound = most?.(scope);
    return { points: bound?.lessThan(part) ? bound : part, verdict };
  };
}

type Reach = (scope: Scope, full: Decimal, row: { readonly row: number; readonly article?: string }) => { readonly part: Decimal; readonly verdict: RowVerdict };

/** How much of the points an item brings: never more than all of them, never less than none. */
function reachOf({ reached, target, partial }: ScoreItem, surroundings: Surroundings): Reach {
  if (!reached || !target) return (_scope, full, row) => ({ part: full, verdict: { ...row, verdict: 'decided' } });
  const [got, wanted]: readonly NumberIn[] = [numberIn(reached, surroundings), numberIn(target, surroundings)];
  return (scope, full, row) => {
    const [value, goal] = [got?.(scope) ?? ZERO, wanted?.(scope) ?? ZERO];
    if (goal.lessThanOrEqualTo(0)) throw new EvaluationError(target, `Expected a target above nought, but found ${goal.toFixed()}`);
    if (value.greaterThanOrEqualTo(goal)) return { part: full, verdict: { ...row, verdict: 'decided' } };
    if (partial && value.greaterThan(0)) return { part: full.times(value).dividedBy(goal), verdict: { ...row, verdict: 'decided' } };
    return { part: ZERO, verdict: { ...row, verdict: 'refused', input: reached.text, cell: partial ? '> 0' : `>= ${target.text}`, value: fromFeel(value) } };
  };
}

function between(value: Decimal, least: Decimal | undefined, most: Decimal | undefined): Decimal {
  if (least?.greaterThan(value)) return least;
  return most?.lessThan(value) ? most : value;
}
