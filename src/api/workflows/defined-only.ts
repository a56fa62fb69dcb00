import type { Json, JsonObject } from '../../core/model/json.js';

/** The object without the members that are not there. */
export function definedOnly(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}
