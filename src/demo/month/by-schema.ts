import type { Json, JsonObject } from '../../core/model/json.js';
import { isJsonObject } from '../../core/model/json.js';
import { dayLater } from './days.js';
import type { Setting } from './wishes.js';

/** A value that a JSON Schema takes, as far as its plain keywords say. */
export function bySchema(schema: JsonObject, setting: Setting): Json {
  const { draw } = setting;
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return draw.pick(schema['enum'] as readonly Json[]) ?? null;
  const choice = firstOf(schema['oneOf']) ?? firstOf(schema['anyOf']);
  if (choice) return bySchema({ ...without(schema), ...choice }, setting);
  switch (typeOf(schema)) {
    case 'boolean':
      return draw.chance(0.8);
    case 'integer':
    case 'number':
      return numberFor(schema, setting);
    case 'array':
      return Array.from({ length: Math.max(1, figure(schema['minItems'], 1)) }, () => bySchema(objectAt(schema, 'items'), setting));
    case 'object':
      return objectFor(schema, setting);
    case 'null':
      return null;
    default:
      return textFor(schema, setting);
  }
}

/** The required fields of an object. */
export function objectFor(schema: JsonObject, setting: Setting): JsonObject {
  const properties = objectAt(schema, 'properties');
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : [];
  return Object.fromEntries(required.map((name) => [name, bySchema(objectAt(properties, name), setting)]));
}

function textFor(schema: JsonObject, setting: Setting): string {
  const { draw, today, now, people, remarks } = setting;
  if (schema['x-refers'] === 'person') return draw.pick(people) ?? '';
  switch (schema['format']) {
    case 'decimal':
      return String(draw.between(1, 500) * 10);
    case 'date':
      return dayLater(today, draw.between(0, 5));
    case 'date-time':
      return new Date(Date.parse(now) + 3_600_000 * draw.between(1, 48)).toISOString();
    case 'year-month':
      return today.slice(0, 7);
    case 'duration':
      return 'PT4H';
    default:
      return (draw.pick(remarks) ?? '-').padEnd(figure(schema['minLength'], 1), '。').slice(0, figure(schema['maxLength'], 10_000));
  }
}

function numberFor(schema: JsonObject, { draw }: Setting): number {
  const step = figure(schema['multipleOf'], 1);
  const least = Math.ceil(figure(schema['minimum'], figure(schema['exclusiveMinimum'], 0) + ('exclusiveMinimum' in schema ? step : 0)) / step);
  const most = Math.floor(figure(schema['maximum'], figure(schema['exclusiveMaximum'], (least + 20) * step + step) - step) / step);
  return step * draw.between(least, Math.max(least, most));
}

function firstOf(schemas: Json | undefined): JsonObject | undefined {
  const [first] = Array.isArray(schemas) ? (schemas as readonly Json[]) : [];
  return isJsonObject(first) ? first : undefined;
}

function typeOf({ type, properties }: JsonObject): string {
  const named = Array.isArray(type) ? (type as readonly string[]).find((one) => one !== 'null') : type;
  return typeof named === 'string' ? named : properties ? 'object' : 'string';
}

function without(schema: JsonObject): JsonObject {
  const { oneOf: _one, anyOf: _any, ...rest } = schema;
  return rest;
}

function objectAt(schema: JsonObject, name: string): JsonObject {
  const value = schema[name];
  return value !== undefined && isJsonObject(value) ? value : {};
}

function figure(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
