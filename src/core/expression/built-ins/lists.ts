/** DMN 1.5, 10.3.4.4, the functions that make and search lists. */
import { equalValues } from '../values/equal.js';
import { Decimal, isDecimal } from '../values/decimal.js';
import { compareValues } from '../values/compare.js';
import { described, FeelFunction, isList, type List, type Value } from '../values/value.js';
import { type BuiltIn, builtIn, itemsWay, mayNull, need, orNull, type Task, way } from './declare.js';
import { any, fn, list, lists, number, values } from './kinds.js';

export const LISTS: readonly BuiltIn[] = [
  builtIn('list contains', way([need('list', list), orNull('element', any)], (task, items, element) => items.some((item) => same(task, item, element)))),
  builtIn('sublist', way([need('list', list), need('start position', number), mayNull('length', number)], sublist)),
  builtIn('append', itemsWay([need('list', list), need('item', values)], (task, items, added) => made(task, [...items, ...added]))),
  builtIn('concatenate', itemsWay([need('list', lists)], (task, all) => together(task, all))),
  builtIn('union', itemsWay([need('list', lists)], (task, all) => distinct(task, together(task, all)))),
  builtIn('insert before', way([need('list', list), need('position', number), orNull('newItem', any)], (task, items, position, item) => {
    const index = indexOf(items, position);
    return index === undefined ? noPosition(task, position, items) : made(task, items.toSpliced(index, 0, item));
  })),
  builtIn('remove', way([need('list', list), need('position', number)], (task, items, position) => {
    const index = indexOf(items, position);
    return index === undefined ? noPosition(task, position, items) : made(task, items.toSpliced(index, 1));
  })),
  builtIn('list replace',
    way([need('list', list), need('position', number), orNull('newItem', any)], (task, items, position, item) => {
      const index = indexOf(items, position.trunc());
      return index === undefined ? noPosition(task, position, items) : made(task, items.with(index, item));
    }),
    way([need('list', list), need('match', fn), orNull('newItem', any)], replaceMatching)),
  builtIn('reverse', way([need('list', list)], (task, items) => made(task, items.toReversed()))),
  builtIn('index of', way([need('list', list), orNull('match', any)], (task, items, match) => {
    return items.flatMap((item, index) => (same(task, item, match) ? [new Decimal(index + 1)] : []));
  })),
  builtIn('distinct values', way([need('list', list)], distinct)),
  builtIn('flatten', way([need('list', list)], (task, items) => flat(task, items))),
  builtIn('sort', way([need('list', list), mayNull('precedes', fn)], sorted)),
];

function made(task: Task, items: List): List {
  task.run.spendItems(items.length, task.offset);
  return items;
}

function same(task: Task, left: Value, right: Value): boolean {
  const spend = (): void => task.run.spend(1, task.offset);
  spend();
  return equalValues(left, right, { timeZone: task.run.timeZone, spend }) === true;
}

/** From 1, or from the end by -1; undefined outside of the list. */
function indexOf(items: List, position: Decimal): number | undefined {
  const index = position.isPositive() ? position.toNumber() - 1 : items.length + position.toNumber();
  return Number.isInteger(index) && !position.isZero() && index >= 0 && index < items.length ? index : undefined;
}

function noPosition(task: Task, position: Decimal, items: List): null {
  return task.refuse(`there is no position ${position.toFixed()} in a list of ${items.length}`);
}

function sublist(task: Task, items: List, start: Decimal, length: Decimal | null): List | null {
  const index = indexOf(items, start);
  if (index === undefined) return noPosition(task, start, items);
  const count = length?.toNumber() ?? items.length - index;
  if (count < 0 || index + count > items.length) return task.refuse(`there are no ${count} items from there on`);
  return made(task, items.slice(index, index + count));
}

function together(task: Task, lists: readonly List[]): List {
  return made(task, lists.flat());
}

function distinct(task: Task, items: List): List {
  const kept: Value[] = [];
  const others: Value[] = [];
  const seen = new Set<unknown>();
  for (const item of items) {
    task.run.spend(1, task.offset);
    const key = keyOf(item);
    if (key === undefined ? others.some((other) => same(task, item, other)) : seen.has(key)) continue;
    if (key === undefined) others.push(item);
    else seen.add(key);
    kept.push(item);
  }
  return kept;
}

/** What equal simple values have in common, so that they need not be compared one by one. */
function keyOf(value: Value): unknown {
  if (isDecimal(value)) return `#${value.toFixed()}`;
  if (typeof value === 'string') return `"${value}`;
  return value === null || typeof value === 'boolean' ? value : undefined;
}

function flat(task: Task, items: List): List {
  const all: Value[] = [];
  const add = (value: Value): void => {
    task.run.spend(1, task.offset);
    if (isList(value)) value.forEach(add);
    else all.push(value);
  };
  items.forEach(add);
  return made(task, all);
}

function replaceMatching(task: Task, items: List, match: FeelFunction, item: Value): List | null {
  const changed: Value[] = [];
  for (const old of made(task, items)) {
    const answer = match.invoke({ positional: [old, item] }, task.run, task.offset);
    if (typeof answer !== 'boolean') return task.refuse(`the function gave ${described(answer)}, not true or false`);
    changed.push(answer ? item : old);
  }
  return changed;
}

/** A merge sort: stable, and with a bounded number of questions whatever the function answers. */
function sorted(task: Task, items: List, precedes: FeelFunction | null): List | null {
  const before = (left: Value, right: Value): boolean | null => {
    if (!precedes) {
      const order = compareValues(left, right, task.run.timeZone);
      return order === undefined ? task.refuse(`${described(left)} and ${described(right)} have no order`) : order < 0;
    }
    const answer = precedes.invoke({ positional: [left, right] }, task.run, task.offset);
    return typeof answer === 'boolean' ? answer : task.refuse(`the function gave ${described(answer)}, not true or false`);
  };
  return mergeSorted(made(task, items), before, () => task.run.spend(1, task.offset));
}

function mergeSorted(items: List, before: (left: Value, right: Value) => boolean | null, spend: () => void): List | null {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSorted(items.slice(0, middle), before, spend);
  const right = mergeSorted(items.slice(middle), before, spend);
  if (!left || !right) return null;
  const merged: Value[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    spend();
    const rightFirst = before(right[b] ?? null, left[a] ?? null);
    if (rightFirst === null) return null;
    merged.push((rightFirst ? right[b++] : left[a++]) ?? null);
  }
  return [...merged, ...left.slice(a), ...right.slice(b)];
}
