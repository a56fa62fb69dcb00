import { Temporal } from 'temporal-polyfill';
import { Decimal, isDecimal } from '../values/decimal.js';
import { addValues } from '../values/add.js';
import { DaysDuration, NANOSECONDS } from '../values/durations.js';
import { orNone } from '../values/temporal-text.js';
import type { FeelRange, List, Value } from '../values/value.js';
import type { Run } from './run.js';

/** The numbers of a range one apart, or its days; downwards where its first end is the higher one (DMN 1.5, 10.3.2.14). */
export function listOfRange({ low, lowIncluded, high, highIncluded }: FeelRange, run: Run, offset: number): List | null {
  const distance = distanceOf(low ?? null, high ?? null);
  if (distance === undefined || low === undefined) return run.fault('Expected a range of whole numbers or of dates to go through', offset);
  const step = distance < 0 ? -1 : 1;
  const first = lowIncluded ? 0 : 1;
  const count = Math.max(0, Math.abs(distance) + 1 - first - (highIncluded || Math.abs(distance) === 0 && first === 1 ? 0 : 1));
  run.spendItems(count, offset);
  return Array.from({ length: count }, (_, index) => moved(low, (first + index) * step));
}

function distanceOf(low: Value, high: Value): number | undefined {
  if (isDecimal(low) && isDecimal(high)) return low.isInteger() && high.isInteger() ? high.minus(low).toNumber() : undefined;
  if (low instanceof Temporal.PlainDate && high instanceof Temporal.PlainDate) return orNone(() => low.until(high, { largestUnit: 'day' }).days);
  return undefined;
}

function moved(low: Value, steps: number): Value {
  if (!isDecimal(low)) return addValues(low, new DaysDuration(BigInt(steps) * NANOSECONDS.day)) ?? null;
  const sum = low.toNumber() + steps;
  return Number.isSafeInteger(sum) ? new Decimal(sum) : low.plus(steps);
}
