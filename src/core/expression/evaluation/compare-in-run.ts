/** Comparison as an evaluation does it: in the company's zone, counted, and with a fault where there is no answer. */
import { compareValues } from '../values/compare.js';
import { equalValues } from '../values/equal.js';
import { FeelDateTime } from '../values/feel-time.js';
import { described, type Value } from '../values/value.js';
import type { Run } from './run.js';

export type Order = '<' | '<=' | '>' | '>=';

/** Null (or a fault) where the two have no order. */
export function ordered(order: Order, left: Value, right: Value, run: Run, offset: number): boolean | null {
  const found = compareValues(left, right, run.timeZone);
  if (found === undefined) return run.fault(unlike(left, right, 'two values that have an order'), offset);
  switch (order) {
    case '<':
      return found < 0;
    case '<=':
      return found <= 0;
    case '>':
      return found > 0;
    case '>=':
      return found >= 0;
  }
}

/** Null (or a fault) where the two are of different types, and neither is null. */
export function equal(left: Value, right: Value, run: Run, offset: number): boolean | null {
  const found = equalValues(left, right, { timeZone: run.timeZone, spend: () => run.spend(1, offset) });
  return found ?? run.fault(unlike(left, right, 'two values of one type'), offset);
}

function unlike(left: Value, right: Value, expected: string): string {
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) return 'Expected two dates and times with a zone, or two without, but found one of each';
  return `Expected ${expected}, but found ${described(left)} and ${described(right)}`;
}
