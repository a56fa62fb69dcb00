import type { Json, JsonObject } from '../../model/json.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import type { Reader } from './reading.js';
import { wrongKind } from './wrong-kind.js';

/** Any plain value. */
export const json: Reader<Json> = (node) => toJson(node);

/** A map of plain values. */
export const jsonObject: Reader<JsonObject> = (node, reading) => {
  if (node.kind !== 'map') return wrongKind(node, 'a map of plain values', reading);
  return toJson(node) as JsonObject | undefined;
};

/** The node as plain data, or undefined where a part of it is broken. */
export function toJson(node: YamlNode): Json | undefined {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'broken':
      return undefined;
    case 'list': {
      const items = node.items.map(toJson);
      return items.includes(undefined) ? undefined : (items as Json[]);
    }
    case 'map': {
      const pairs = node.entries.map(({ key, value }): [string, Json | undefined] => [key, toJson(value)]);
      return pairs.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(pairs) as JsonObject);
    }
  }
}
