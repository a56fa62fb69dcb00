import type { DataDefinition } from '../model/data-definition.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';

/** More different amounts than this a case is not found by. */
const AMOUNTS_MAX = 200;
const HUNDREDTHS = 100;

/** The numbers in the data of a case, in hundredths and rounded there, each once: what it is found by as an amount. */
export function amountsOf(data: JsonObject, { schema }: Pick<DataDefinition, 'schema'>): readonly number[] {
  return [...new Set(numbersIn(data, schema))].slice(0, AMOUNTS_MAX);
}

/** An amount as people write it, in hundredths; undefined for what is none that can be looked for. */
export function inHundredths(amount: string): number | undefined {
  const hundredths = Math.round(Number(amount) * HUNDREDTHS);
  return amount.trim() !== '' && Number.isSafeInteger(hundredths) ? hundredths : undefined;
}

function numbersIn(value: Json | undefined, schema: JsonObject): readonly number[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => numbersIn(one, objectAt(schema, 'items')));
  if (typeof value === 'object' && value !== null) {
    const properties = objectAt(schema, 'properties');
    return Object.entries(value).flatMap(([name, one]) => numbersIn(one, objectAt(properties, name)));
  }
  const isAmount = typeof value === 'number' || (typeof value === 'string' && schema['format'] === 'decimal');
  const hundredths = isAmount ? inHundredths(String(value)) : undefined;
  return hundredths === undefined ? [] : [hundredths];
}

function objectAt(schema: JsonObject, key: string): JsonObject {
  const found = schema[key];
  return found !== undefined && isJsonObject(found) ? found : {};
}
