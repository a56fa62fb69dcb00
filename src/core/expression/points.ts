/**
 * Values that stand in an order and can be decided about exactly: numbers, texts, truth values, days and moments. Decision
 * tables keep them as points of an axis, in forms that are cheap to compare.
 */
import { Temporal } from 'temporal-polyfill';
import { compareValues } from './values/compare.js';
import { Decimal, decimalFrom, isDecimal, quickDouble } from './values/decimal.js';
import { FeelDateTime } from './values/feel-time.js';
import { temporalFrom, dateFrom, dateText, dateTimeFrom } from './values/temporal-text.js';
import { unescape } from './values/unescape.js';
import type { Value } from './values/value.js';
import { epochOf } from './values/zones.js';

export type { Decimal } from './values/decimal.js';

export type PointKind = 'number' | 'string' | 'boolean' | 'date' | 'date and time';

/** A Decimal, a text, 0 or 1 for a truth value, days since 1970 for a date, nanoseconds since 1970 for a moment. */
export type Point = Decimal | string | number | bigint;

export function kindOf(value: Value): PointKind | undefined {
  if (isDecimal(value)) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof Temporal.PlainDate) return 'date';
  return value instanceof FeelDateTime ? 'date and time' : undefined;
}

/** The point of a value of this kind; undefined for any other. @param timeZone in which a moment without a zone is read */
export function pointOf(value: Value, kind: PointKind, timeZone: string): Point | undefined {
  switch (kind) {
    case 'number':
      return isDecimal(value) ? value : undefined;
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'date':
      return value instanceof Temporal.PlainDate ? daysSince1970(value) : undefined;
    case 'date and time':
      return value instanceof FeelDateTime ? epochOf(value, timeZone) : undefined;
  }
}

/** Below nought, nought or above. Both points are of this kind. */
export function comparePoints(kind: PointKind, left: Point, right: Point): number {
  if (kind === 'number' || kind === 'string') return compareValues(left as Decimal | string, right as Decimal | string, undefined) ?? 0;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A double that never orders two points the other way round; equal doubles decide nothing. */
export function roughly(point: Decimal | number | bigint): number {
  return isDecimal(point) ? (quickDouble(point) ?? point.toNumber()) : Number(point);
}

/** Days since 1970 of an ISO date; undefined for what is none. */
export function dayNumber(text: string): number | undefined {
  const date = dateFrom(text);
  return date && daysSince1970(date);
}

/** The calendar's count in eras of 400 years, years beginning in March. */
function daysSince1970({ year, month, day }: Temporal.PlainDate): number {
  const years = month > 2 ? year : year - 1;
  const era = Math.floor(years / 400);
  const yearOfEra = years - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** A point as people read it. */
export function pointText(kind: PointKind, point: Point, timeZone: string): string {
  switch (kind) {
    case 'number':
      return (point as Decimal).toFixed();
    case 'string':
      return JSON.stringify(point);
    case 'boolean':
      return point === 1 ? 'true' : 'false';
    case 'date':
      return dateText(new Temporal.PlainDate(1970, 1, 1).add({ days: Number(point) }));
    case 'date and time':
      return new Temporal.Instant(point as bigint).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' });
  }
}

/**
 * The value that a piece of text writes as a literal, if it does: `3`, `"text"`, `true`, `@"2026-01-31"`,
 * `date("2026-01-31")`. A moment without a zone is none: beside another one without, its order is not that of instants.
 */
export function literalValue(text: string): Value | undefined {
  const value = written(text);
  return value instanceof FeelDateTime && value.zone === undefined ? undefined : value;
}

function written(text: string): Value | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('"')) return unescape(text);
  if (text.startsWith('@')) return temporalFrom(unescape(text.slice(1).trim()));
  if (text.startsWith('date and time')) return dateTimeFrom(insideBrackets(text));
  if (text.startsWith('date')) return dateFrom(insideBrackets(text));
  return decimalFrom(text);
}

function insideBrackets(text: string): string {
  return unescape(text.slice(text.indexOf('"'), text.lastIndexOf('"') + 1));
}

/** A number from its text, for what is worked out about tables. */
export function numberPoint(text: string): Decimal {
  return new Decimal(text);
}
