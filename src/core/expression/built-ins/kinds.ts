/** The kinds of arguments that FEEL's functions ask for. */
import { Temporal } from 'temporal-polyfill';
import { type Decimal, isDecimal } from '../values/decimal.js';
import { DaysDuration, MonthsDuration } from '../values/durations.js';
import { FeelDateTime, FeelTime } from '../values/feel-time.js';
import { type Context, FeelFunction, FeelRange, isContext, isList, type List, type Value } from '../values/value.js';
import type { Kind } from './declare.js';

/** A list of one item stands for its item (DMN 1.5, 10.3.2.9.4). */
function item<T extends Value>(name: string, is: (value: Value) => value is T): Kind<T> {
  return {
    name,
    take: (value) => {
      if (is(value)) return value;
      const only = isList(value) && value.length === 1 ? value[0] : undefined;
      return only !== undefined && is(only) ? only : undefined;
    },
  };
}

export const any: Kind<Value> = { name: 'a value', take: (value) => value };
export const number = item('a number', (value): value is Decimal => isDecimal(value));
export const string = item('a string', (value): value is string => typeof value === 'string');
export const boolean = item('true or false', (value): value is boolean => typeof value === 'boolean');
export const context = item('a context', (value): value is Context => isContext(value));
export const range = item('a range', (value): value is FeelRange => value instanceof FeelRange);
export const fn = item('a function', (value): value is FeelFunction => value instanceof FeelFunction);
export const date = item('a date', (value): value is Temporal.PlainDate => value instanceof Temporal.PlainDate);
export const time = item('a time', (value): value is FeelTime => value instanceof FeelTime);
export const dateTime = item('a date and time', (value): value is FeelDateTime => value instanceof FeelDateTime);
export const day = item('a date, or a date and time', (value): value is Temporal.PlainDate | FeelDateTime => value instanceof Temporal.PlainDate || value instanceof FeelDateTime);
export const days = item('a days and time duration', (value): value is DaysDuration => value instanceof DaysDuration);
export const measure = item('a number or a duration', (value): value is Decimal | DaysDuration | MonthsDuration => isDecimal(value) || value instanceof DaysDuration || value instanceof MonthsDuration);

/** A value that is no list stands for a list of it; null stands for none. */
export const list: Kind<List> = { name: 'a list', take: (value) => (isList(value) ? value : value === null ? undefined : [value]) };

/** Any values at all, as further arguments are. */
export const values: Kind<List> = { name: 'values', take: (value) => (isList(value) ? value : undefined) };

/** Lists, as further arguments are; one that is no list stands for a list of it. */
export const lists: Kind<readonly List[]> = {
  name: 'lists, none of them null,',
  take: (value) => {
    const all = isList(value) ? value.map((one) => list.take(one)) : [];
    const found = all.filter((one) => one !== undefined);
    return isList(value) && found.length === all.length ? found : undefined;
  },
};

/** A list of which every item is of a kind. */
export function listOf<T extends Value>(kind: { readonly name: string; readonly is: (value: Value) => value is T }): Kind<readonly T[]> {
  return { name: `a list of ${kind.name}`, take: (value) => { const all = list.take(value); return all?.every(kind.is) ? all : undefined; } };
}

export const numbers = listOf({ name: 'numbers', is: (value): value is Decimal => isDecimal(value) });
export const strings = listOf({ name: 'strings', is: (value): value is string => typeof value === 'string' });
export const stringsOrNulls = listOf({ name: 'strings', is: (value): value is string | null => typeof value === 'string' || value === null });
export const contexts = listOf({ name: 'contexts', is: (value): value is Context => isContext(value) });
