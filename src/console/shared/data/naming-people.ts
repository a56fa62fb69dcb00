import type { Json, JsonObject, Schema } from '../../api/shapes.js';

const PERSON: Schema = { 'x-refers': 'person' };

/** A schema for a value that has none, by which those texts in it are shown as people that name somebody of the company. */
export function namingPeople(value: Json | undefined, isPerson: (id: string) => boolean): Schema {
  if (typeof value === 'string') return isPerson(value) ? PERSON : {};
  if (Array.isArray(value)) return { items: ofAll(value, isPerson) };
  return isObject(value) ? { properties: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, namingPeople(one, isPerson)])) } : {};
}

/** One schema for all: a column of which some are no people is a column of texts. */
function ofAll(values: readonly Json[], isPerson: (id: string) => boolean): Schema {
  const rows = values.filter(isObject);
  if (rows.length === 0) return values.length > 0 && values.every((one) => typeof one === 'string' && isPerson(one)) ? PERSON : {};
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { properties: Object.fromEntries(names.map((name) => [name, ofColumn(rows.map((row) => row[name] ?? null).filter((one) => one !== null), isPerson)])) };
}

function ofColumn(values: readonly Json[], isPerson: (id: string) => boolean): Schema {
  if (values.some((one) => typeof one !== 'string')) return namingPeople(values[0], isPerson);
  return ofAll(values, isPerson);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
