import { compareValues } from '../values/compare.js';
import { described, FeelRange, type Value } from '../values/value.js';
import type { Run } from './run.js';

/** A range whose ends have an order. An end that is null is let through in standard mode; nothing can be compared with it. */
export function makeRange(low: Value, lowIncluded: boolean, high: Value, highIncluded: boolean, run: Run, offset: number): FeelRange | null {
  const open = low === null || high === null;
  if (open && run.mode === 'strict') return run.fault('Expected two ends of a range, but one of them is null', offset);
  if (!open && compareValues(low, high, run.timeZone) === undefined) {
    return run.fault(`Expected two ends of a range that have an order, but found ${described(low)} and ${described(high)}`, offset);
  }
  return new FeelRange('interval', low, lowIncluded, high, highIncluded);
}
