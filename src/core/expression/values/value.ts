/**
 * Everything that a FEEL expression can mean (DMN 1.5, 10.3.2.2), and how to tell what it is. Ranges and functions hold
 * values themselves, so their classes stand here too.
 */
import { Temporal } from 'temporal-polyfill';
import type { Run } from '../evaluation/run.js';
import { type Decimal, isDecimal } from './decimal.js';
import { DaysDuration, MonthsDuration } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';

export type Value =
  | null | boolean | string | Decimal
  | Temporal.PlainDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration
  | FeelRange | FeelFunction | List | Context;

export type List = readonly Value[];

/** Entries by name. Read with `entryOf`, never by index, so that nothing inherited can be reached. */
export interface Context {
  readonly [name: string]: Value;
}

export type RangeForm = 'interval' | '<' | '<=' | '>' | '>=' | '=' | '!=';

/**
 * A range (DMN 1.5, 10.3.2.7). An end that is not there (`(< 10)` has no low one) is undefined, which is not the same as
 * one that is null. `=` and `!=` carry their value as both ends.
 */
export class FeelRange {
  constructor(
    readonly form: RangeForm,
    readonly low: Value | undefined,
    readonly lowIncluded: boolean,
    readonly high: Value | undefined,
    readonly highIncluded: boolean,
  ) {}
}

/** What a call hands over: values in order, or values by name (DMN 1.5, 10.3.2.13). */
export type Arguments = { readonly positional: readonly Value[] } | { readonly named: ReadonlyMap<string, Value> };

/** A function: one of FEEL's own, one that an expression defines, or one of the rulebook. */
export class FeelFunction {
  constructor(
    readonly parameters: readonly string[],
    /** @param offset where the call stands */
    readonly invoke: (given: Arguments, run: Run, offset: number) => Value,
  ) {}
}

export type TypeName =
  | 'null' | 'boolean' | 'string' | 'number'
  | 'date' | 'time' | 'date and time' | 'days and time duration' | 'years and months duration'
  | 'range' | 'function' | 'list' | 'context';

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isDecimal(value)) return 'number';
  if (isList(value)) return 'list';
  return typeOfObject(value);
}

function typeOfObject(value: object): TypeName {
  if (value instanceof Temporal.PlainDate) return 'date';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof DaysDuration) return 'days and time duration';
  if (value instanceof MonthsDuration) return 'years and months duration';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelFunction) return 'function';
  return 'context';
}

export function isList(value: unknown): value is List {
  return Array.isArray(value);
}

/** A plain object, of whichever realm; the other kinds of values have classes. */
export function isContext(value: Value | undefined): value is Context {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An entry of a context; undefined where it has none of that name. */
export function entryOf(context: Context, name: string): Value | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined;
}

/** A context of entries; nothing but them is in it. */
export function contextOf(entries: Iterable<readonly [string, Value]>): Context {
  return Object.fromEntries(entries);
}

const ARTICLES: Partial<Record<TypeName, string>> = { null: 'null', boolean: 'true or false' };

/** "a number", "true or false", "null": for messages. */
export function described(value: Value): string {
  const type = typeOf(value);
  return ARTICLES[type] ?? `a ${type}`;
}
