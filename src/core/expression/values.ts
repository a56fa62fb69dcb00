/** Between JSON, as cases keep it, and FEEL values, as expressions see it. */
import { dateAndTime, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate, duration } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Json, JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';

/**
 * The FEEL value of a JSON value under its schema: dates, durations and decimals become what they mean, declared fields
 * that are absent become null, so that an expression can ask for them.
 */
export function toFeel(value: Json | undefined, schema: JsonObject | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return stringToFeel(value, schema?.['format']);
  if (Array.isArray(value)) return value.map((item) => toFeel(item as Json, objectAt(schema, 'items')));
  if (isJsonObject(value)) return objectToFeel(value, schema);
  return value;
}

function stringToFeel(value: string, format: Json | undefined): unknown {
  switch (format) {
    case 'decimal':
      return Number(value);
    case 'date':
      return parseDate(value);
    case 'date-time':
      return dateAndTime(value);
    case 'duration':
      return duration(value);
    default:
      return value;
  }
}

function objectToFeel(value: JsonObject, schema: JsonObject | undefined): Record<string, unknown> {
  const properties = objectAt(schema, 'properties') ?? {};
  const names = new Set([...Object.keys(properties), ...Object.keys(value)]);
  return Object.fromEntries([...names].map((name) => [name, toFeel(value[name], objectAt(properties, name))]));
}

function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key];
  return isJsonObject(value) ? (value) : undefined;
}

/**
 * The JSON of a FEEL value: dates and durations as ISO text; a number as decimal text where the schema asks for it.
 * @throws TypeError for a function or a range, which no case can keep
 */
export function fromFeel(value: unknown, schema?: JsonObject): Json {
  if (value === null || value === undefined) return null;
  if (value instanceof FeelDateTime) return value.zone ? instantOf(value, 'UTC') : value.iso;
  if (value instanceof FeelDate || value instanceof FeelDuration || value instanceof FeelTime) return value.iso;
  if (typeof value === 'number') return schema?.['format'] === 'decimal' ? decimalText(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => fromFeel(item, objectAt(schema, 'items')));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const properties = objectAt(schema, 'properties');
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromFeel(item, objectAt(properties, key))]));
  }
  throw new TypeError('Expected a value that a case can keep, but found a function or a range');
}

/** A number without exponent: 0.1 + 0.2 as 0.3, at most 10 places. */
export function decimalText(value: number): string {
  return value.toFixed(10).replace(/\.?0+$/, '');
}

/** The instant (UTC, milliseconds) of a FEEL date or date and time; one without a zone is in `timeZone`. */
export function instantOf(value: unknown, timeZone: string): string {
  if (value instanceof FeelDate) return toInstantText(value.value.toZonedDateTime(timeZone));
  if (value instanceof FeelDateTime) return toInstantText(value.value.toZonedDateTime(value.zone === 'Z' ? 'UTC' : (value.zone ?? timeZone)));
  throw new TypeError('Expected a date, or a date and time');
}

function toInstantText(moment: Temporal.ZonedDateTime): string {
  return moment.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** An instant as FEEL's date and time in the company's zone: the value of `now()`. */
export function feelNow(instant: string, timeZone: string): unknown {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return new FeelDateTime(local, timeZone);
}

/** The day of an instant in the company's zone: the value of `today()`. */
export function feelToday(instant: string, timeZone: string): unknown {
  return new FeelDate(Temporal.PlainDate.from(dayOf(instant, timeZone)));
}

/** The day (ISO date) of an instant in a time zone. */
export function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** An instant later by an ISO 8601 duration, counted on the wall clock of the time zone. */
export function later(instant: string, iso: string, timeZone: string): string {
  return toInstantText(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).add(Temporal.Duration.from(iso)));
}

/** A date and time without a zone is meant in the company's zone. */
export function inZone(value: unknown, timeZone: string): unknown {
  return value instanceof FeelDateTime && !value.zone ? new FeelDateTime(value.value, timeZone) : value;
}

/** A FEEL function from a plain one, with the names that a call may use. */
export function feelFunction(parameters: readonly string[], body: (...values: unknown[]) => unknown): unknown {
  return Object.assign((...values: unknown[]) => body(...values), { $args: [...parameters] });
}
