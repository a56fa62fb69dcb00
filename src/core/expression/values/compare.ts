/** Order of values (DMN 1.5, 10.3.2.13 table 53): numbers, strings, dates, times, durations, each with its like. */
import { Temporal } from 'temporal-polyfill';
import { isDecimal } from './decimal.js';
import { DaysDuration, MonthsDuration } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import type { Value } from './value.js';
import { epochOf, offsetOf } from './zones.js';

/**
 * Below nought, nought or above; undefined where the two have no order.
 * @param timeZone in which a date and time without a zone is read beside one with a zone
 */
export function compareValues(left: Value, right: Value, timeZone: string | undefined): number | undefined {
  if (isDecimal(left)) return isDecimal(right) ? left.comparedTo(right) : undefined;
  if (typeof left === 'string') return typeof right === 'string' ? compareTexts(left, right) : undefined;
  if (left instanceof Temporal.PlainDate) return right instanceof Temporal.PlainDate ? Temporal.PlainDate.compare(left, right) : undefined;
  if (left instanceof FeelDateTime) return right instanceof FeelDateTime ? compareMoments(left, right, timeZone) : undefined;
  if (left instanceof FeelTime) return right instanceof FeelTime ? compareTimes(left, right) : undefined;
  if (left instanceof DaysDuration) return right instanceof DaysDuration ? compareBigs(left.nanoseconds, right.nanoseconds) : undefined;
  if (left instanceof MonthsDuration) return right instanceof MonthsDuration ? left.months - right.months : undefined;
  return undefined;
}

/** By code points, as XPath does, not by halves of surrogate pairs. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    if (left.charCodeAt(index) === right.charCodeAt(index)) continue;
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    // A surrogate stands for a code point above every single unit.
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function compareMoments(left: FeelDateTime, right: FeelDateTime, timeZone: string | undefined): number | undefined {
  if (left.zone === right.zone && left.zone === undefined) return Temporal.PlainDateTime.compare(left.local, right.local);
  if ((left.zone === undefined || right.zone === undefined) && timeZone === undefined) return undefined;
  return compareBigs(epochOf(left, timeZone ?? 'Z'), epochOf(right, timeZone ?? 'Z'));
}

/** Times of one zone, or of two offsets; a zone with a name has no offset without a day. */
function compareTimes(left: FeelTime, right: FeelTime): number | undefined {
  if (left.zone === right.zone) return Temporal.PlainTime.compare(left.clock, right.clock);
  if (left.zone === undefined || right.zone === undefined) return undefined;
  const [a, b] = [offsetOf(left.zone), offsetOf(right.zone)];
  return a === undefined || b === undefined ? undefined : compareBigs(nanosecondsOf(left.clock, a), nanosecondsOf(right.clock, b));
}

/** Nanoseconds since midnight UTC; may be negative, or more than a day. */
export function nanosecondsOf(clock: Temporal.PlainTime, offsetSeconds: number): bigint {
  const seconds = clock.hour * 3600 + clock.minute * 60 + clock.second - offsetSeconds;
  return BigInt(seconds) * 1_000_000_000n + BigInt(clock.millisecond * 1_000_000 + clock.microsecond * 1_000 + clock.nanosecond);
}

function compareBigs(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
