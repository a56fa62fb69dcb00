/** Sums and figures over lists (DMN 1.5, 10.3.4.4): each takes one list, or its items in order. */
import { ordered } from '../evaluation/compare-in-run.js';
import { Decimal } from '../values/decimal.js';
import { described, type List, type Value } from '../values/value.js';
import { type BuiltIn, builtIn, need, spreadWay, type Task } from './declare.js';
import { list, numbers } from './kinds.js';

export const FIGURES: readonly BuiltIn[] = [
  builtIn('count', spreadWay([need('list', list)], (_task, items) => new Decimal(items.length))),
  builtIn('min', spreadWay([need('list', list)], (task, items) => extreme(task, items, '<'))),
  builtIn('max', spreadWay([need('list', list)], (task, items) => extreme(task, items, '>'))),
  overNumbers('sum', sumOf),
  overNumbers('mean', (items) => sumOf(items).dividedBy(items.length)),
  overNumbers('product', (items) => items.reduce((product, item) => product.times(item))),
  overNumbers('median', medianOf),
  overNumbers('stddev', (items, task) => (items.length < 2 ? task.refuse('it needs two numbers at least') : deviationOf(items))),
  builtIn('mode', spreadWay([need('list', numbers)], (task, items) => modesOf(counted(task, items)))),
  builtIn('all', spreadWay([need('list', list)], (task, items) => decided(task, items, false))),
  builtIn('any', spreadWay([need('list', list)], (task, items) => decided(task, items, true))),
];

function overNumbers(name: string, figure: (items: readonly Decimal[], task: Task) => Decimal | null): BuiltIn {
  return builtIn(name, spreadWay([need('list', numbers)], (task, items) => {
    if (items.length === 0) return task.refuse('the list is empty');
    const value = figure(counted(task, items), task);
    return value === null || value.isFinite() ? value : task.refuse('the result is too large');
  }));
}

function counted<T extends Value>(task: Task, items: readonly T[]): readonly T[] {
  task.run.spend(items.length, task.offset);
  return items;
}

function sumOf(items: readonly Decimal[]): Decimal {
  return items.reduce((sum, item) => sum.plus(item), new Decimal(0));
}

function medianOf(items: readonly Decimal[]): Decimal {
  const sorted = items.toSorted((a, b) => a.comparedTo(b));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? new Decimal(0);
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).dividedBy(2);
}

/** Of a sample: the squares are divided by one less than the count. */
function deviationOf(items: readonly Decimal[]): Decimal {
  const mean = sumOf(items).dividedBy(items.length);
  return sumOf(items.map((item) => item.minus(mean).pow(2))).dividedBy(items.length - 1).squareRoot();
}

function modesOf(items: readonly Decimal[]): readonly Decimal[] {
  const counts = new Map<string, { readonly item: Decimal; count: number }>();
  for (const item of items) {
    const entry = counts.get(item.toFixed()) ?? { item, count: 0 };
    entry.count += 1;
    counts.set(item.toFixed(), entry);
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  return [...counts.values()].filter(({ count }) => count === most).map(({ item }) => item).sort((a, b) => a.comparedTo(b));
}

function extreme(task: Task, items: List, order: '<' | '>'): Value {
  const [first, ...others] = counted(task, items);
  if (first === undefined) return task.refuse('the list is empty');
  let best = first;
  for (const item of others) {
    const better = ordered(order, item, best, task.run, task.offset);
    if (better === null) return null;
    if (better) best = item;
  }
  return best;
}

/** `all` is decided by a false, `any` by a true; a null leaves them undecided, as with `and` and `or`. */
function decided(task: Task, items: List, deciding: boolean): boolean | null {
  const odd = counted(task, items).find((item) => item !== null && typeof item !== 'boolean');
  if (odd !== undefined) return task.refuse(`the list has ${described(odd)} in it`);
  if (items.includes(deciding)) return deciding;
  if (!items.includes(null)) return !deciding;
  return task.run.mode === 'standard' ? null : task.refuse('it hangs on a null');
}
