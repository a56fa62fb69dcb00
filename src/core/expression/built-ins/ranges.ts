/** How points and ranges lie to each other (DMN 1.5, 10.3.4.7 and table 78). */
import { compareValues } from '../values/compare.js';
import { FeelRange, type Value } from '../values/value.js';
import { type BuiltIn, builtIn, need, type Signature, type Task, way } from './declare.js';
import { any } from './kinds.js';

/** One end of a range, or a point: its value, and whether it belongs to what it bounds. */
interface End {
  readonly value: Value;
  readonly included: boolean;
}

interface Span {
  readonly low: End;
  readonly high: End;
  readonly point: boolean;
}

/** How two ends lie: below nought, nought or above. Throws the fault that two values without an order are. */
type Order = (left: End, right: End) => number;

type Relation = (a: Span, b: Span, order: Order) => boolean;

export const RANGES: readonly BuiltIn[] = [
  relation('before', 'either', (a, b, order) => isBefore(a, b, order)),
  relation('after', 'either', (a, b, order) => isBefore(b, a, order)),
  relation('meets', 'ranges', meets),
  relation('met by', 'ranges', (a, b, order) => meets(b, a, order)),
  relation('overlaps', 'ranges', (a, b, order) => !isBefore(a, b, order) && !isBefore(b, a, order)),
  relation('overlaps before', 'ranges', overlapsBefore),
  relation('overlaps after', 'ranges', overlapsAfter),
  relation('finishes', 'second range', finishes),
  relation('finished by', 'first range', (a, b, order) => finishes(b, a, order)),
  relation('includes', 'first range', (a, b, order) => lies(b, a, order)),
  relation('during', 'second range', lies),
  relation('starts', 'second range', starts),
  relation('started by', 'first range', (a, b, order) => starts(b, a, order)),
  relation('coincides', 'either', coincides),
];

type Ranges = 'either' | 'ranges' | 'first range' | 'second range';

function relation(name: string, ranges: Ranges, holds: Relation): BuiltIn {
  const names = namesFor(ranges);
  return builtIn(name, ...names.map(([first, second]) => signature(first, second, ranges, holds)));
}

/** The standard names parameters by what they are given: a point, a range, or two of one kind. */
function namesFor(ranges: Ranges): readonly (readonly [string, string])[] {
  const both = [['range1', 'range2']] as const;
  if (ranges === 'ranges') return both;
  if (ranges === 'first range') return [['range', 'point'], ...both];
  if (ranges === 'second range') return [['point', 'range'], ...both];
  return [['point1', 'point2'], ['point', 'range'], ['range', 'point'], ...both];
}

function signature(first: string, second: string, ranges: Ranges, holds: Relation): Signature {
  return way([need(first, any), need(second, any)], (task, left, right) => {
    if (left === null || right === null) return task.refuse('it was given null');
    const [a, b] = [spanOf(left), spanOf(right)];
    if (!a || !b || !fits(ranges, a, b)) return task.refuse('it needs a range there, with two ends');
    return related(task, a, b, holds);
  });
}

function fits(ranges: Ranges, a: Span, b: Span): boolean {
  if (ranges === 'ranges') return !a.point && !b.point;
  return ranges === 'either' || !(ranges === 'first range' ? a : b).point;
}

function spanOf(value: Value): Span | undefined {
  if (!(value instanceof FeelRange)) return { low: { value, included: true }, high: { value, included: true }, point: true };
  const { low, lowIncluded, high, highIncluded } = value;
  return { low: { value: low ?? null, included: lowIncluded }, high: { value: high ?? null, included: highIncluded }, point: false };
}

function related(task: Task, a: Span, b: Span, holds: Relation): boolean | null {
  const found = { sound: true };
  const answer = holds(a, b, (left, right) => {
    const order = compareValues(left.value, right.value, task.run.timeZone);
    if (order === undefined) found.sound = false;
    return order ?? 0;
  });
  return found.sound ? answer : task.refuse('the two have no order');
}

function isBefore(a: Span, b: Span, order: Order): boolean {
  const found = order(a.high, b.low);
  return found < 0 || (found === 0 && !(a.high.included && b.low.included));
}

function meets(a: Span, b: Span, order: Order): boolean {
  return a.high.included && b.low.included && order(a.high, b.low) === 0;
}

/** a begins first, the two share something, and b goes on at least as long. */
function overlapsBefore(a: Span, b: Span, order: Order): boolean {
  const low = order(a.low, b.low);
  const high = order(a.high, b.high);
  const first = low < 0 || (low === 0 && a.low.included && !b.low.included);
  const longer = high < 0 || (high === 0 && (!a.high.included || b.high.included));
  return first && !isBefore(a, b, order) && longer;
}

/** b begins first, the two share something, and a goes on at least as long. */
function overlapsAfter(a: Span, b: Span, order: Order): boolean {
  const low = order(b.low, a.low);
  const high = order(b.high, a.high);
  const first = low < 0 || (low === 0 && b.low.included && !a.low.included);
  const longer = high < 0 || (high === 0 && (!b.high.included || a.high.included));
  return first && !isBefore(b, a, order) && longer;
}

function finishes(a: Span, b: Span, order: Order): boolean {
  if (a.point) return b.high.included && order(a.low, b.high) === 0;
  return a.high.included === b.high.included && order(a.high, b.high) === 0 && beginsWithin(a, b, order);
}

function starts(a: Span, b: Span, order: Order): boolean {
  if (a.point) return b.low.included && order(a.low, b.low) === 0;
  return a.low.included === b.low.included && order(a.low, b.low) === 0 && endsWithin(a, b, order);
}

function lies(a: Span, b: Span, order: Order): boolean {
  return beginsWithin(a, b, order) && endsWithin(a, b, order);
}

function beginsWithin(a: Span, b: Span, order: Order): boolean {
  const found = order(b.low, a.low);
  return found < 0 || (found === 0 && (b.low.included || !a.low.included));
}

function endsWithin(a: Span, b: Span, order: Order): boolean {
  const found = order(a.high, b.high);
  return found < 0 || (found === 0 && (b.high.included || !a.high.included));
}

function coincides(a: Span, b: Span, order: Order): boolean {
  return a.low.included === b.low.included && a.high.included === b.high.included && order(a.low, b.low) === 0 && order(a.high, b.high) === 0;
}
