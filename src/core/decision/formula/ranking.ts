import { compareValues } from '../../expression/values/compare.js';
import { type Context, described, entryOf, isContext, isList, type Value } from '../../expression/values/value.js';
import type { OrderKey } from '../../model/formula.js';
import type { ColumnDefinition } from '../../model/table.js';
import { typeFault } from '../column-type.js';

/** One of the things that are ranked: its name, and what is known of it. */
export interface Entrant {
  readonly id: string;
  readonly values: Context;
}

/** Things that no key of a ranking tells apart, by name. */
export type Group = readonly Entrant[];

/** A fault in what a call handed over. */
export class BadEntrants extends Error {}

/** The items of a list, each with its columns looked at. @throws BadEntrants naming the item and the column */
export function entrantsOf(value: Value, columns: readonly ColumnDefinition[], what: string): readonly Entrant[] {
  if (!isList(value)) throw new BadEntrants(`Expected a list of ${what}, but found ${described(value)}`);
  const entrants = value.map((item, index) => entrantOf(item, columns, `${what} ${index + 1}`));
  const seen = new Set<string>();
  for (const { id } of entrants) {
    if (seen.has(id)) throw new BadEntrants(`Expected ${what} of different names, but "${id}" is there twice`);
    seen.add(id);
  }
  return entrants;
}

function entrantOf(item: Value, columns: readonly ColumnDefinition[], what: string): Entrant {
  if (!isContext(item)) throw new BadEntrants(`Expected ${columns.map(({ id }) => id).join(', ')} of ${what}, but found ${described(item)}`);
  for (const column of columns) {
    const fault = typeFault(column, entryOf(item, column.id) ?? null);
    if (fault !== undefined) throw new BadEntrants(`${fault} for "${column.id}" of ${what}`);
  }
  return { id: entryOf(item, columns[0]?.id ?? '') as string, values: item };
}

/**
 * Groups from the first to the last. Inside a group all keys are equal, and things stand by name, so that nothing hangs on
 * the order in which they were handed over.
 * @throws BadEntrants where two values have no order
 */
export function ranked(entrants: readonly Entrant[], keys: readonly OrderKey[], timeZone: string | undefined): readonly Group[] {
  const sorted = entrants.toSorted((left, right) => compared(left, right, keys, timeZone).order || compareTexts(left.id, right.id));
  const groups: Entrant[][] = [];
  for (const entrant of sorted) {
    const group = groups.at(-1);
    const last = group?.[0];
    if (group && last && compared(last, entrant, keys, timeZone).order === 0) group.push(entrant);
    else groups.push([entrant]);
  }
  return groups;
}

/** Numbers of the keys, from 0, that told at least two neighbours of a ranking apart. */
export function keysUsed(groups: readonly Group[], keys: readonly OrderKey[], timeZone: string | undefined): ReadonlySet<number> {
  const heads = groups.flatMap(([head]) => head ?? []);
  return new Set(heads.slice(1).map((head, index) => compared(heads[index] ?? head, head, keys, timeZone).key));
}

function compared(left: Entrant, right: Entrant, keys: readonly OrderKey[], timeZone: string | undefined): { readonly order: number; readonly key: number } {
  for (const [key, { column, descending }] of keys.entries()) {
    const order = orderOf(entryOf(left.values, column) ?? null, entryOf(right.values, column) ?? null, timeZone);
    if (order === undefined) throw new BadEntrants(`Expected values of "${column}" that have an order, but those of "${left.id}" and "${right.id}" have none`);
    if (order !== 0) return { order: descending ? -order : order, key };
  }
  return { order: 0, key: -1 };
}

function orderOf(left: Value, right: Value, timeZone: string | undefined): number | undefined {
  return left === right ? 0 : compareValues(left, right, timeZone);
}

export function compareTexts(left: string, right: string): number {
  return compareValues(left, right, undefined) ?? 0;
}
