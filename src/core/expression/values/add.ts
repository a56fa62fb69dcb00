/** Sums and differences (DMN 1.5, 10.3.2.13 table 55). */
import { Temporal } from 'temporal-polyfill';
import { nanosecondsOf } from './compare.js';
import { isDecimal } from './decimal.js';
import { DaysDuration, MonthsDuration, NANOSECONDS } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import { orNone } from './temporal-text.js';
import type { Value } from './value.js';
import { epochOf, localAt, localEpoch, offsetOf } from './zones.js';

/** Undefined where there is no such sum. */
export function addValues(left: Value, right: Value): Value | undefined {
  if (isDecimal(left)) return isDecimal(right) ? left.plus(right) : undefined;
  if (typeof left === 'string') return typeof right === 'string' ? left + right : undefined;
  if (isDuration(left)) return isDuration(right) ? addDurations(left, right, 1) : shifted(right, left, 1);
  return isDuration(right) ? shifted(left, right, 1) : undefined;
}

/** As `addValues`. @param timeZone in which a day or moment without a zone is read beside one with a zone */
export function subtractValues(left: Value, right: Value, timeZone?: string): Value | undefined {
  if (isDecimal(left)) return isDecimal(right) ? left.minus(right) : undefined;
  if (isDuration(right)) return isDuration(left) ? addDurations(left, right, -1) : shifted(left, right, -1);
  if (left instanceof FeelTime) return right instanceof FeelTime ? timeBetween(left, right) : undefined;
  return momentsBetween(left, right, timeZone);
}

type Duration = DaysDuration | MonthsDuration;

function isDuration(value: Value): value is Duration {
  return value instanceof DaysDuration || value instanceof MonthsDuration;
}

function addDurations(left: Duration, right: Duration, sign: 1 | -1): Duration | undefined {
  if (left instanceof MonthsDuration) return right instanceof MonthsDuration ? new MonthsDuration(left.months + sign * right.months) : undefined;
  return right instanceof DaysDuration ? new DaysDuration(left.nanoseconds + BigInt(sign) * right.nanoseconds) : undefined;
}

/** A date, a time, or a date and time, later by a duration. */
export function shifted(value: Value, duration: Duration, sign: 1 | -1): Value | undefined {
  return orNone(() => {
    if (value instanceof FeelTime) return duration instanceof DaysDuration ? laterTime(value, BigInt(sign) * duration.nanoseconds) : undefined;
    if (duration instanceof MonthsDuration) return monthsLater(value, sign * duration.months);
    return nanosecondsLater(value, BigInt(sign) * duration.nanoseconds);
  });
}

function monthsLater(value: Value, months: number): Value | undefined {
  if (value instanceof Temporal.PlainDate) return value.add({ months });
  return value instanceof FeelDateTime ? new FeelDateTime(value.local.add({ months }), value.zone) : undefined;
}

function nanosecondsLater(value: Value, nanoseconds: bigint): Value | undefined {
  if (value instanceof Temporal.PlainDate) return localAt(localEpoch(value.toPlainDateTime()) + nanoseconds, 'Z').toPlainDate();
  if (!(value instanceof FeelDateTime)) return undefined;
  const zone = value.zone ?? 'Z';
  return new FeelDateTime(localAt(epochOf(value, zone) + nanoseconds, zone), value.zone);
}

function laterTime({ clock, zone }: FeelTime, nanoseconds: bigint): FeelTime {
  const { day } = NANOSECONDS;
  const sum = (((nanosecondsOf(clock, 0) + nanoseconds) % day) + day) % day;
  return new FeelTime(localAt(sum, 'Z').toPlainTime(), zone);
}

function timeBetween(left: FeelTime, right: FeelTime): DaysDuration | undefined {
  if (left.zone === right.zone) return new DaysDuration(nanosecondsOf(left.clock, 0) - nanosecondsOf(right.clock, 0));
  if (left.zone === undefined || right.zone === undefined) return undefined;
  const [a, b] = [offsetOf(left.zone), offsetOf(right.zone)];
  return a === undefined || b === undefined ? undefined : new DaysDuration(nanosecondsOf(left.clock, a) - nanosecondsOf(right.clock, b));
}

/**
 * Two days, or two moments. Without a company's zone a day beside a moment is its midnight in UTC, and moments with and
 * without a zone have no difference.
 */
function momentsBetween(left: Value, right: Value, timeZone: string | undefined): DaysDuration | undefined {
  const days = left instanceof Temporal.PlainDate && right instanceof Temporal.PlainDate;
  const zones = [left, right].map((value) => (days ? 'Z' : zoneOf(value, timeZone)));
  const [from, to] = [momentOf(right), momentOf(left)];
  if (!from || !to || (zones[0] === undefined) !== (zones[1] === undefined)) return undefined;
  return new DaysDuration(epochOf(to, zones[0] ?? 'Z') - epochOf(from, zones[1] ?? 'Z'));
}

function zoneOf(value: Value, timeZone: string | undefined): string | undefined {
  if (value instanceof FeelDateTime) return value.zone ?? timeZone;
  return timeZone ?? 'Z';
}

function momentOf(value: Value): FeelDateTime | undefined {
  if (value instanceof Temporal.PlainDate) return new FeelDateTime(value.toPlainDateTime(), undefined);
  return value instanceof FeelDateTime ? value : undefined;
}
