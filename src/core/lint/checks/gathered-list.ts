import type { ActionDefinition } from '../../model/action-definition.js';
import type { RulebookDefinition, WorkflowDefinition } from '../../model/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.js';
import type { Check, Finding } from '../check.js';
import { objectsIn } from '../walk.js';

type Gathering = Extract<ActionDefinition, { kind: 'collect' | 'signal' }>;

const TEXT = { type: 'string' };
const REFUSAL: Wanted = new Map([['case', TEXT], ['signal', TEXT], ['code', TEXT], ['reason', TEXT]]);

/** What each item has, with the type of its value. */
type Wanted = ReadonlyMap<string, JsonObject>;

/** A field that is to take collected cases, or refusals, and does not fit them: the first run would be refused. */
export const gatheredList: Check = {
  rule: 'gathered-list',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap((workflow) => objectsIn(workflow.root).filter(isGathering).flatMap((action) => finding(action, workflow, workflows))),
};

function finding(action: Gathering, { data }: WorkflowDefinition, workflows: RulebookDefinition['workflows']): readonly Finding[] {
  const field = action.kind === 'collect' ? action.as : action.refused;
  if (field === undefined) return [];
  const wanted = action.kind === 'collect' ? wantedOf(action, workflows) : REFUSAL;
  if (takes(data.fields.get(field)?.schema, wanted)) return [];
  const each = [...wanted].map(([name, { type, format }]) => `${name} (${[type, format].filter((part) => typeof part === 'string').join(', ') || 'anything'})`).join(', ');
  return [{ at: action.at, message: `Expected the field "${field}" to be a list of objects with ${each}, and to require no more, but it cannot take them` }];
}

function wantedOf({ workflow, fields }: Extract<Gathering, { kind: 'collect' }>, workflows: RulebookDefinition['workflows']): Wanted {
  const theirs = workflows.get(workflow)?.data.fields;
  return new Map([...fields.map((name) => [name, typeOf(theirs?.get(name)?.schema)] as const), ['case', TEXT], ['revision', { type: 'integer' }]]);
}

function takes(schema: Json | undefined, wanted: Wanted): boolean {
  const item = isJsonObject(schema) && schema['type'] === 'array' ? schema['items'] : undefined;
  if (!isJsonObject(item) || item['type'] !== 'object' || !isJsonObject(item['properties'])) return false;
  const { properties, required = [] } = item;
  const fits = [...wanted].every(([name, type]) => isJsonObject(properties[name]) && sameType(typeOf(properties[name]), type));
  return fits && Array.isArray(required) && required.every((name) => typeof name === 'string' && wanted.has(name));
}

function sameType(one: JsonObject, other: JsonObject): boolean {
  const numbers = ['integer', 'number'];
  const kind = ({ type }: JsonObject): Json => (typeof type === 'string' && numbers.includes(type) ? 'number' : (type ?? null));
  return kind(one) === kind(other) && one['format'] === other['format'];
}

function typeOf(schema: Json | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const { type, format } = schema;
  return { ...(type !== undefined && { type }), ...(format !== undefined && { format }) };
}

function isGathering(object: object): object is Gathering {
  return 'kind' in object && 'at' in object && (object.kind === 'collect' || (object.kind === 'signal' && 'signal' in object));
}
