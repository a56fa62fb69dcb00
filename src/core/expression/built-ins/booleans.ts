/** DMN 1.5, 10.3.4.2 and 10.3.4.9. */
import { equal } from '../evaluation/compare-in-run.js';
import { FeelDateTime, FeelTime } from '../values/feel-time.js';
import { typeOf, type Value } from '../values/value.js';
import { type BuiltIn, builtIn, orNull, way } from './declare.js';
import { any, boolean } from './kinds.js';

export const BOOLEANS: readonly BuiltIn[] = [
  builtIn('not', way([orNull('negand', boolean)], ({ run, refuse }, negand) => {
    if (negand !== null) return !negand;
    return run.mode === 'standard' ? null : refuse('it was given null');
  })),
  builtIn('is', way([orNull('value1', any), orNull('value2', any)], ({ run, offset }, one, other) => {
    return typeOf(one) === typeOf(other) && zoneOf(one) === zoneOf(other) && equal(one, other, run, offset);
  })),
];

function zoneOf(value: Value): string | undefined {
  return value instanceof FeelTime || value instanceof FeelDateTime ? value.zone : undefined;
}
