import { FeelRange, isList, type Value } from '../values/value.js';
import { equal, ordered } from './compare-in-run.js';
import type { Run } from './run.js';

/** Whether a range holds a value (DMN 1.5, 10.3.2.7); null (or a fault) where it cannot be said. */
export function rangeHolds(range: FeelRange, value: Value, run: Run, offset: number): boolean | null {
  const { form, low, lowIncluded, high, highIncluded } = range;
  if (form === '=') return equal(value, low ?? null, run, offset);
  if (form === '!=') return negated(equal(value, low ?? null, run, offset));
  const above = low === undefined ? true : ordered(lowIncluded ? '>=' : '>', value, low, run, offset);
  if (above === null) return null;
  const below = high === undefined ? true : ordered(highIncluded ? '<=' : '<', value, high, run, offset);
  return below === null ? null : above && below;
}

function negated(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

/**
 * Whether a value passes a unary test that gave `test` (DMN 1.5, 10.3.2.8): it is that value, lies in that range, or is
 * among the items of that list.
 */
export function passes(value: Value, test: Value, run: Run, offset: number): boolean | null {
  if (test instanceof FeelRange) return value instanceof FeelRange ? equal(value, test, run, offset) : rangeHolds(test, value, run, offset);
  if (!isList(test)) return equal(value, test, run, offset);
  if (isList(value) && equal(value, test, run, offset) === true) return true;
  return test.some((item) => quietly(value, item, run, offset));
}

/** Among the items of a list, what cannot be compared is another thing. */
function quietly(value: Value, item: Value, run: Run, offset: number): boolean {
  run.spend(1, offset);
  if (item instanceof FeelRange && !(value instanceof FeelRange)) return rangeHolds(item, value, run, offset) === true;
  if (isList(item) !== isList(value) || (typeof item !== typeof value && item !== null && value !== null)) return false;
  return equal(value, item, run, offset) === true;
}
