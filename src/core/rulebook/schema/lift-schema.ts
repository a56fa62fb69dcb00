import type { Json, JsonObject } from '../../model/json.js';
import { nearestName } from '../nearest-name.js';
import { describe, quoted } from '../reader/describe.js';
import { isFieldName } from '../reader/is-id.js';
import { toJson } from '../reader/json.js';
import type { Reading } from '../reader/reading.js';
import { reportUnknownKey } from '../reader/record.js';
import { boolean, string, text, word } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';
import { isAttachment, liftAttachment } from './attachment.js';
import { FORMATS } from './formats.js';
import { isSafePattern } from './is-safe-pattern.js';
import { COMPOSING, KEYWORDS, REFERRED, TYPES, type KeywordKind } from './keywords.js';

/** Where a schema stands: by itself, or as a branch that applies to the object around it. */
export interface Place {
  readonly branch: boolean;
  readonly definitions: ReadonlySet<string>;
}

type Lift = (node: YamlNode, place: Place, reading: Reading) => Json | undefined;

/**
 * Reads one schema: our own keywords are checked and lifted out, the rest is handed on, and objects refuse what they do
 * not list. A part that is wrong has been reported, and is left out of the answer.
 */
export function liftSchema(node: YamlNode, place: Place, reading: Reading): Json | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  if (node.kind !== 'map') return wrongKind(node, 'a schema (a map with type, title and so on)', reading);
  if (isAttachment(node)) return liftAttachment(node, reading);
  const lifted: Record<string, Json> = {};
  for (const { key, at, value } of node.entries) {
    const kind = Object.hasOwn(KEYWORDS, key) ? KEYWORDS[key] : undefined;
    if (kind === undefined) {
      reportUnknownKey(key, at, Object.keys(KEYWORDS), reading);
      continue;
    }
    const part = LIFTS[kind](value, place, reading);
    if (part !== undefined) lifted[key] = part;
  }
  if (!place.branch) reportUnlistedRequired(node, reading);
  reportUnlistedLabels(node, reading);
  return { ...lifted, ...closing(lifted, place) };
}

/** Unknown properties are refused wherever an object lists its properties. */
function closing(lifted: JsonObject, { branch }: Place): JsonObject {
  if (branch || !('properties' in lifted) || 'additionalProperties' in lifted) return {};
  return COMPOSING.some((keyword) => keyword in lifted) ? { unevaluatedProperties: false } : { additionalProperties: false };
}

const LIFTS: Readonly<Record<KeywordKind, Lift>> = {
  plain: (node) => toJson(node),
  schema: (node, place, reading) => liftSchema(node, { ...place, branch: false }, reading),
  branch: (node, place, reading) => liftSchema(node, { ...place, branch: true }, reading),
  schemas: (node, place, reading) => liftList(node, { ...place, branch: false }, reading),
  branches: (node, place, reading) => liftList(node, { ...place, branch: true }, reading),
  map: (node, place, reading) => liftMap(node, { ...place, branch: false }, reading),
  properties: (node, place, reading) => liftMap(node, { ...place, branch: false }, reading),
  title: (node, _place, reading) => ignore(text(node, reading)),
  labels: checkLabels,
  refers: (node, _place, reading) => ignore(word(...REFERRED)(node, reading)),
  flag: (node, _place, reading) => ignore(boolean(node, reading)),
  type: (node, _place, reading) => (node.kind === 'list' ? node.items.flatMap((item) => word(...TYPES)(item, reading) ?? []) : word(...TYPES, 'attachment')(node, reading)),
  format: (node, _place, reading) => word(...FORMATS.keys())(node, reading),
  pattern: liftPattern,
  reference: liftReference,
  rest: liftRest,
};

function ignore(_read: unknown): undefined {
  return undefined;
}

function liftList(node: YamlNode, place: Place, reading: Reading): Json | undefined {
  if (node.kind !== 'list') return wrongKind(node, 'a list of schemas', reading);
  return node.items.flatMap((item) => liftSchema(item, place, reading) ?? []);
}

function liftMap(node: YamlNode, place: Place, reading: Reading): Json | undefined {
  if (node.kind !== 'map') return wrongKind(node, 'a map from names to schemas', reading);
  const lifted: Record<string, Json> = {};
  for (const { key, at, value } of node.entries) {
    if (!isFieldName(key)) reading.report('bad-name', at, `Expected a field name of letters, digits and underscores that begins with a letter, but found ${quoted(key)}`);
    const schema = liftSchema(value, place, reading);
    if (schema !== undefined) lifted[key] = schema;
  }
  return lifted;
}

/** What people read for each value of an enum: for forms, not for validation. */
function checkLabels(node: YamlNode, _place: Place, reading: Reading): undefined {
  if (node.kind !== 'map') return wrongKind(node, 'a map from values to texts', reading);
  for (const { value } of node.entries) text(value, reading);
}

function liftPattern(node: YamlNode, _place: Place, reading: Reading): Json | undefined {
  const pattern = string(node, reading);
  if (pattern === undefined || isSafePattern(pattern)) return pattern;
  reading.report('unsafe-pattern', node.at, `Expected a simple pattern (no repeated groups, no looking around or back, one unbounded part at most), but found ${describe(node)}`);
  return undefined;
}

function liftReference(node: YamlNode, { definitions }: Place, reading: Reading): Json | undefined {
  const reference = string(node, reading);
  const known = [...definitions].map((name) => `#/$defs/${name}`);
  if (reference === undefined || known.includes(reference)) return reference;
  reading.report('bad-schema', node.at, `Expected a reference to one of the data's own $defs, but found ${describe(node)}`, nearestName(reference, known));
  return undefined;
}

function liftRest(node: YamlNode, place: Place, reading: Reading): Json | undefined {
  if (node.kind === 'scalar' && node.value === true) {
    reading.report('bad-schema', node.at, 'Expected every property to be listed, but additionalProperties: true lets in any');
    return undefined;
  }
  return liftSchema(node, { ...place, branch: false }, reading);
}

function reportUnlistedRequired(node: YamlMap, reading: Reading): void {
  const required = valueUnder(node, 'required');
  const properties = valueUnder(node, 'properties');
  if (required?.kind !== 'list' || properties?.kind !== 'map') return;
  const names = properties.entries.map(({ key }) => key);
  for (const item of required.items) {
    if (item.kind !== 'scalar' || names.includes(item.source)) continue;
    reading.report('unknown-field', item.at, `Expected a field that properties lists, but found ${describe(item)}`, nearestName(item.source, names));
  }
}

function reportUnlistedLabels(node: YamlMap, reading: Reading): void {
  const labels = valueUnder(node, 'x-labels');
  if (labels?.kind !== 'map') return;
  const listed = valueUnder(node, 'enum');
  const values = listed?.kind === 'list' ? listed.items.flatMap((item) => (item.kind === 'scalar' ? [item.source] : [])) : [];
  for (const { key, at } of labels.entries) {
    if (!values.includes(key)) reading.report('bad-schema', at, `Expected one of the values under enum, but found ${quoted(key)}`, nearestName(key, values));
  }
}
