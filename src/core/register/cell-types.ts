import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import type { RegisterType } from '../model/register.js';

/** The schema by which a FEEL value of each type becomes JSON. */
export const CELL_SCHEMAS: Readonly<Record<RegisterType, JsonObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  decimal: { type: 'string', format: 'decimal' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'date and time': { type: 'string', format: 'date-time' },
};

const DECIMAL = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

const FITS: Readonly<Record<RegisterType, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'number' && Number.isSafeInteger(value),
  decimal: (value) => typeof value === 'string' && DECIMAL.test(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && DAY.test(value),
  'date and time': (value) => typeof value === 'string' && INSTANT.test(value),
};

/** Whether a value may stand in a column; nothing always may. */
export function fitsType(type: RegisterType, value: Json): boolean {
  return value === null || FITS[type](value);
}

/** What a value is, for a message. */
export function named(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isJsonObject(value) ? 'several values' : JSON.stringify(value);
}
