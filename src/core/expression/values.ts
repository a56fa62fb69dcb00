/** Between JSON, as cases keep it, and FEEL values, as expressions see it. */
import { Temporal } from 'temporal-polyfill';
import type { Json, JsonObject } from '../model/json.js';
import { isJsonObject } from '../model/json.js';
import { LIMITS } from './evaluation/limits.js';
import { argumentsInOrder } from './evaluation/arguments.js';
import { dayOf } from './day-of.js';
import { remembering } from './remembering.js';
import { Decimal, isDecimal, quickDouble } from './values/decimal.js';
import { DaysDuration, durationFrom, durationText, MonthsDuration } from './values/durations.js';
import { FeelDateTime, FeelTime } from './values/feel-time.js';
import { dateFrom, dateText, dateTimeFrom, dateTimeText, timeText } from './values/temporal-text.js';
import { contextOf, FeelFunction, isContext, isList, type Value } from './values/value.js';
import { epochOf } from './values/zones.js';

/**
 * The FEEL value of a JSON value under its schema: dates, durations and decimals become what they mean, plain numbers the
 * decimal that their text writes, declared fields that are absent null, so that an expression can ask for them. A text
 * that is not of its format stays a text.
 */
export function toFeel(value: Json | undefined, schema: JsonObject | undefined): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return stringToFeel(value, schema?.['format']);
  if (typeof value === 'number') return new Decimal(value + 0);
  if (typeof value === 'boolean') return value;
  if (isJsonObject(value)) return objectToFeel(value, schema);
  return value.map((item) => toFeel(item, objectAt(schema, 'items')));
}

function stringToFeel(value: string, format: Json | undefined): Value {
  switch (format) {
    case 'decimal':
      return exactDecimal(value) ?? value;
    case 'date':
      return dateFrom(value) ?? value;
    case 'date-time':
      return dateTimeFrom(value) ?? value;
    case 'duration':
      return durationFrom(value) ?? value;
    default:
      return value;
  }
}

/** Every digit that is written; only arithmetic rounds. */
function exactDecimal(text: string): Decimal | undefined {
  return text.length <= LIMITS.digits && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? new Decimal(text) : undefined;
}

function objectToFeel(value: JsonObject, schema: JsonObject | undefined): Value {
  const properties = objectAt(schema, 'properties') ?? {};
  const names = new Set([...Object.keys(properties), ...Object.keys(value)]);
  return contextOf([...names].map((name) => [name, toFeel(own(value, name), objectAt(properties, name))]));
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object && own(object, key);
  return isJsonObject(value) ? value : undefined;
}

/**
 * The JSON of a FEEL value: dates and durations as ISO text, a moment with a zone in UTC. A number is decimal text where
 * the schema has `format: decimal`, a JSON number where the schema asks for one or a double keeps every digit of it, and
 * decimal text otherwise.
 * @throws TypeError for a function or a range, which no case can keep, and for more than a case can hold
 */
export function fromFeel(value: unknown, schema?: JsonObject): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isDecimal(value)) return numberToJson(value, schema);
  let left: number = LIMITS.listLength * 10;
  const convert = (item: Value, under: JsonObject | undefined): Json => {
    left -= 1;
    if (left < 0) throw new TypeError('Expected a value that a case can keep, but it has too many parts');
    if (isList(item)) return item.map((one) => convert(one, objectAt(under, 'items')));
    if (!isContext(item)) return simpleToJson(item, under);
    const properties = objectAt(under, 'properties');
    return Object.fromEntries(Object.entries(item).map(([key, one]) => [key, convert(one, objectAt(properties, key))]));
  };
  return convert((value ?? null) as Value, schema);
}

function simpleToJson(value: Value, schema: JsonObject | undefined): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (isDecimal(value)) return numberToJson(value, schema);
  if (value instanceof FeelDateTime) return value.zone === undefined ? dateTimeText(value) : instantOf(value, 'UTC');
  if (value instanceof FeelTime) return timeText(value);
  if (value instanceof Temporal.PlainDate) return dateText(value);
  if (value instanceof DaysDuration || value instanceof MonthsDuration) return durationText(value);
  throw new TypeError('Expected a value that a case can keep, but found a function or a range');
}

function numberToJson(value: Decimal, schema: JsonObject | undefined): Json {
  if (schema?.['format'] === 'decimal') return value.toFixed();
  const quick = quickDouble(value);
  if (quick !== undefined && Math.abs(quick) <= Number.MAX_SAFE_INTEGER) return quick + 0;
  const double = value.toNumber();
  const wanted = schema?.['type'] === 'number' || schema?.['type'] === 'integer';
  const exact = Number.isInteger(double) ? Number.isSafeInteger(double) : true;
  return wanted || (exact && new Decimal(String(double)).equals(value)) ? double + 0 : value.toFixed();
}

/** The instant (UTC, milliseconds) of a FEEL date or date and time; one without a zone is in `timeZone`. */
export function instantOf(value: unknown, timeZone: string): string {
  const moment = value instanceof Temporal.PlainDate ? new FeelDateTime(value.toPlainDateTime(), undefined) : value;
  if (!(moment instanceof FeelDateTime)) throw new TypeError('Expected a date, or a date and time');
  return new Temporal.Instant(epochOf(moment, timeZone)).toString({ fractionalSecondDigits: 3 });
}

/** An instant as FEEL's date and time in the company's zone: the value of `now()`. */
export function feelNow(instant: string, timeZone: string): Value {
  return new FeelDateTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime(), timeZone);
}

/** The day of an instant in the company's zone: the value of `today()`. */
export function feelToday(instant: string, timeZone: string): Value {
  return plainDate(dayOf(instant, timeZone));
}

/** The same few days are asked for again and again. */
const plainDate = remembering(100, (day) => Temporal.PlainDate.from(day));

/** A date and time without a zone is meant in the company's zone. */
export function inZone(value: unknown, timeZone: string): unknown {
  return value instanceof FeelDateTime && value.zone === undefined ? new FeelDateTime(value.local, timeZone) : value;
}

/** A FEEL function from a plain one, with the names that a call may use. */
export function feelFunction(parameters: readonly string[], body: (...values: unknown[]) => unknown): FeelFunction {
  return new FeelFunction(parameters, (given, run, offset) => {
    const values = argumentsInOrder(parameters, given);
    if (typeof values === 'string') return run.fault(values, offset);
    run.spend(LIMITS.hostCallSteps, offset);
    return (body(...values) ?? null) as Value;
  });
}

/** The FEEL number of a value, if it is one: what the core may count with. */
export function decimalOf(value: unknown): Decimal | undefined {
  return isDecimal(value) ? value : undefined;
}
