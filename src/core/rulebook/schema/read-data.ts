import type { DataDefinition, FieldDefinition } from '../../model/data-definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.js';
import { quoted } from '../reader/describe.js';
import { toJson } from '../reader/json.js';
import type { Reader, Reading } from '../reader/reading.js';
import { text } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';
import { checkSchema } from './check-schema.js';
import { liftSchema } from './lift-schema.js';

/** A JSON Schema object of the whole data: `{ type: object, properties: … }`. */
export const dataSchema: Reader<DataDefinition> = (node, reading) => {
  if (node.kind !== 'map') return wrongKind(node, 'a schema with type: object and properties', reading);
  const type = valueUnder(node, 'type');
  if (!type) reading.report('missing-key', node.label, 'Expected the key "type" with the value object, but it is missing');
  else if (!isWord(type, 'object') && type.kind !== 'broken') reading.report('bad-schema', type.at, 'Expected type: object, because data is a map of fields');
  return readObject(node, reading);
};

/** The same, or the properties alone. */
export const fieldsOrSchema: Reader<DataDefinition> = (node, reading) => {
  if (node.kind !== 'map') return wrongKind(node, 'a map of fields', reading);
  return readObject(isWord(valueUnder(node, 'type'), 'object') ? node : aroundProperties(node), reading);
};

function readObject(node: YamlMap, reading: Reading): DataDefinition | undefined {
  const definitions = valueUnder(node, '$defs');
  const place = { branch: false, definitions: new Set(definitions?.kind === 'map' ? definitions.entries.map(({ key }) => key) : []) };
  let faults = 0;
  const counting: Reading = { ...reading, report: (...fault) => ((faults += 1), reading.report(...fault)) };
  const lifted = liftSchema(node, place, counting);
  if (!isJsonObject(lifted) || faults > 0) return undefined;
  const schema: JsonObject = 'properties' in lifted ? lifted : { ...lifted, additionalProperties: lifted['additionalProperties'] ?? false };
  if (!checkSchema(schema, node, reading)) return undefined;
  const required = lifted['required'];
  const entries = propertiesOf(node);
  return { schema, fields: new Map(entries.map((entry) => [entry.key, fieldOf(entry, Array.isArray(required) && required.includes(entry.key), reading)])) };
}

function fieldOf({ key, at, value }: YamlEntry, required: boolean, reading: Reading): FieldDefinition {
  const schema = toJson(value);
  const title = valueUnder(value, 'title');
  if (schema !== undefined && hidesAPart(schema)) reading.report('bad-schema', at, `Expected "x-hidden" at a field of the case itself, because a field is hidden as a whole, but a part of ${quoted(key)} has it`);
  return {
    id: key,
    ...(title && { title: text(title, reading) }),
    ...(isJsonObject(schema) && schema['x-hidden'] === true && { hidden: true as const }),
    personal: schema !== undefined && isPersonal(schema),
    required,
    schema: isJsonObject(schema) ? schema : {},
    at,
  };
}

/** Whether a part of a field, and not the field itself, is to be hidden. */
function hidesAPart(schema: Json): boolean {
  const parts: readonly Json[] = isJsonObject(schema) ? Object.values(schema) : Array.isArray(schema) ? (schema as readonly Json[]) : [];
  return parts.some((part) => (isJsonObject(part) && part['x-hidden'] === true) || hidesAPart(part));
}

/** Whether the field or any part of it is marked personal. */
function isPersonal(schema: Json): boolean {
  if (Array.isArray(schema)) return schema.some(isPersonal);
  return isJsonObject(schema) && (schema['x-personal'] === true || Object.values(schema).some(isPersonal));
}

/** Names of the fields that a data schema lists; undefined where it lists none in a readable way. */
export function fieldNames(node: YamlNode | undefined): readonly string[] | undefined {
  return node?.kind === 'map' && valueUnder(node, 'properties')?.kind === 'map' ? propertiesOf(node).map(({ key }) => key) : undefined;
}

/** Those of them that are hidden. */
export function hiddenFields(node: YamlNode | undefined): readonly string[] {
  if (node?.kind !== 'map') return [];
  return propertiesOf(node).flatMap(({ key, value }) => (isWord(valueUnder(value, 'x-hidden'), true) ? [key] : []));
}

function propertiesOf(node: YamlMap): readonly YamlEntry[] {
  const properties = valueUnder(node, 'properties');
  return properties?.kind === 'map' ? properties.entries : [];
}

function aroundProperties(node: YamlMap): YamlMap {
  const { at, label } = node;
  const type: YamlNode = { kind: 'scalar', value: 'object', source: 'object', at, label, locate: () => at };
  const entry = (key: string, value: YamlNode): YamlEntry => ({ key, at, value, locate: () => at });
  return { kind: 'map', at, label, entries: [entry('type', type), entry('properties', node)] };
}

function isWord(node: YamlNode | undefined, wanted: string | boolean): boolean {
  return node?.kind === 'scalar' && node.value === wanted;
}
