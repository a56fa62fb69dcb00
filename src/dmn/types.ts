import type { ColumnType } from '../core/model/table.js';
import type { DmnType } from './model.js';

/** The type in DMN that says most of ours; what it does not say is kept in a mark. */
const IN_DMN: Readonly<Record<ColumnType, string>> = {
  'string': 'string',
  'number': 'number',
  'integer': 'number',
  'boolean': 'boolean',
  'date': 'date',
  'date and time': 'date and time',
  'duration': 'Any',
  'list': 'Any',
  'any': 'Any',
};

/** What modelers and engines write, in lower case and without spaces. */
const FROM_DMN: Readonly<Record<string, ColumnType>> = {
  string: 'string',
  number: 'number',
  double: 'number',
  decimal: 'number',
  integer: 'integer',
  long: 'integer',
  boolean: 'boolean',
  date: 'date',
  dateandtime: 'date and time',
  datetime: 'date and time',
  duration: 'duration',
  daysandtimeduration: 'duration',
  daytimeduration: 'duration',
  yearsandmonthsduration: 'duration',
  yearmonthduration: 'duration',
  list: 'list',
  any: 'any',
};

export function toDmnType(type: ColumnType): string {
  return IN_DMN[type];
}

/** Whether a name is one of our types. */
export function isColumnType(name: string): name is ColumnType {
  return Object.hasOwn(IN_DMN, name);
}

/** Our type for a DMN type, through the types that the file defines; undefined where there is none. */
export function fromDmnType(name: string, defined: ReadonlyMap<string, DmnType>, depth = 0): { readonly type: ColumnType; readonly values?: string } | undefined {
  const own = defined.get(name);
  if (own && depth < 8) {
    const base = fromDmnType(own.base, defined, depth + 1);
    const values = own.values ?? base?.values;
    return base && { type: base.type, ...(values !== undefined && { values }) };
  }
  const key = name.replace(/^feel:/, '').replaceAll(' ', '').toLowerCase();
  const type = Object.hasOwn(FROM_DMN, key) ? FROM_DMN[key] : undefined;
  return type && { type };
}
