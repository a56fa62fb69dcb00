import { Temporal } from 'temporal-polyfill';
import { MonthsDuration } from '../values/durations.js';
import type { FeelDateTime } from '../values/feel-time.js';

/** Whole months from one day to another, to the time of day where both have one (DMN 1.5, 10.3.4.1). */
export function monthsBetween(from: Temporal.PlainDate | FeelDateTime, to: Temporal.PlainDate | FeelDateTime): MonthsDuration {
  const { years, months } = localOf(from).until(localOf(to), { largestUnit: 'year' });
  return new MonthsDuration(years * 12 + months);
}

function localOf(value: Temporal.PlainDate | FeelDateTime): Temporal.PlainDateTime {
  return value instanceof Temporal.PlainDate ? value.toPlainDateTime() : value.local;
}
