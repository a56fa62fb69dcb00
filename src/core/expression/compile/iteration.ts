/** What `for`, `some` and `every` go through (DMN 1.5, 10.3.1.2 rules 44 and 46, 10.3.2.14). */
import { listOfRange } from '../evaluation/list-of-range.js';
import { nameOf, operands, type Syntax } from '../parse/syntax.js';
import { FeelRange, isList, type List } from '../values/value.js';
import type { Run } from '../evaluation/run.js';
import { bound, type Cell, type Code, type Compile, part, type Place } from './code.js';

export interface Iterator {
  readonly items: (run: Run, cell: Cell | undefined) => List | null;
  readonly offset: number;
}

/** Iterators in order, each seeing the variables of the ones before it, and the place inside all of them. */
export function iterators(syntax: Syntax, outer: Place | undefined, compile: Compile): { readonly all: readonly Iterator[]; readonly place: Place | undefined } {
  const all: Iterator[] = [];
  let place = outer;
  for (const one of operands(syntax)) {
    const both = operands(one);
    const context = part(one, 1, both);
    all.push({ items: itemsOf(operands(context).map((end) => compile(end, place)), context.from), offset: context.from });
    place = bound(nameOf(part(one, 0, both).text), place);
  }
  return { all, place };
}

function itemsOf([first, last]: readonly Code[], offset: number): Iterator['items'] {
  if (!first) throw new Error('the grammar promises something to go through');
  if (last) return (run, cell) => listOfRange(new FeelRange('interval', first(run, cell), true, last(run, cell), true), run, offset);
  return (run, cell) => {
    const value = first(run, cell);
    if (isList(value)) return value;
    if (value instanceof FeelRange) return listOfRange(value, run, offset);
    return value === null ? run.fault('Expected a list or a range to go through, but found null', offset) : [value];
  };
}

/**
 * Goes through every combination of items until `visit` says to stop.
 * @returns false where something to go through was no list
 */
export function eachOf(all: readonly Iterator[], run: Run, cell: Cell | undefined, visit: (cell: Cell | undefined) => boolean, cost: number): boolean {
  let sound = true;
  const from = (index: number, outer: Cell | undefined): boolean => {
    const iterator = all[index];
    if (!iterator) return visit(outer);
    const items = iterator.items(run, outer);
    if (!items) {
      sound = false;
      return false;
    }
    return items.every((value) => {
      run.spend(cost, iterator.offset);
      return from(index + 1, { value, outer });
    });
  };
  from(0, cell);
  return sound;
}
