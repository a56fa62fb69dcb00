import { isDecimal, type Decimal } from '../expression/values/decimal.js';
import { described, typeOf, type TypeName, type Value } from '../expression/values/value.js';
import type { PointKind } from '../expression/points.js';
import type { ColumnDefinition, ColumnType } from '../model/table.js';
import type { Axis } from './axis.js';

const TYPES: Readonly<Record<Exclude<ColumnType, 'any' | 'integer'>, readonly TypeName[]>> = {
  string: ['string'],
  number: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  'date and time': ['date and time'],
  duration: ['days and time duration', 'years and months duration'],
  list: ['list'],
};

const EXPECTED: Readonly<Record<ColumnType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  date: 'a date',
  'date and time': 'a date and time',
  duration: 'a duration',
  list: 'a list',
  any: 'a value',
};

/** Why a value is not of a column's type, as "Expected …, but found …"; undefined where it is. */
export function typeFault({ type, optional }: Pick<ColumnDefinition, 'type' | 'optional'>, value: Value): string | undefined {
  if (type === 'any' || (value === null && optional)) return undefined;
  if (type === 'integer') return isDecimal(value) && value.isInteger() ? undefined : fault(type, value);
  return TYPES[type].includes(typeOf(value)) ? undefined : fault(type, value);
}

function fault(type: ColumnType, value: Value): string {
  return `Expected ${EXPECTED[type]}, but found ${isDecimal(value) ? shortened(value) : described(value)}`;
}

function shortened(value: Decimal): string {
  const text = value.toFixed();
  return text.length > 40 ? 'a number' : text;
}

/** The axis of a column whose values stand in an order; the others are decided by closures. */
export function axisOf({ type }: Pick<ColumnDefinition, 'type'>): Axis | undefined {
  const kind = kindOfType(type);
  return kind && { kind, whole: type === 'integer' || kind !== 'number' && kind !== 'string' };
}

export function kindOfType(type: ColumnType): PointKind | undefined {
  switch (type) {
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'date and time':
      return type;
    default:
      return undefined;
  }
}
