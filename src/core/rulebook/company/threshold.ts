import type { Expression } from '../../model/expression.js';
import type { Position } from '../../model/diagnostic.js';
import type { Threshold } from '../../model/threshold.js';
import type { Reading } from '../reader/reading.js';

/** What stands under `at-least` or `above`: one of them, and not both. */
export function thresholdOf(atLeast: Expression | undefined, above: Expression | undefined, at: Position, reading: Reading): Threshold | undefined {
  const value = atLeast ?? above;
  if (value && !(atLeast && above)) return { value, included: atLeast !== undefined };
  reading.report(value ? 'bad-value' : 'missing-key', at, `Expected either "at-least" or "above", but found ${value ? 'both' : 'neither'}`);
  return undefined;
}
