import type { FactQuery } from '../engine/ports/command-store.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState } from '../core/model/case-state.js';
import type { JsonObject } from '../core/model/json.js';
import { standsIn } from '../core/model/stands-in.js';

type CasesQuery = Extract<FactQuery, { kind: 'cases' }>;

/** What is told of an open case that a collection means; undefined of any other. */
export function collected({ id, revision, value, data }: CaseState, { in: states, where, fields }: CasesQuery): JsonObject | undefined {
  if (states.length > 0 && !states.some((path) => standsIn(value, path))) return undefined;
  const fits = Object.entries(where).every(([field, wanted]) => canonicalJson(data[field] ?? null) === canonicalJson(wanted));
  if (!fits) return undefined;
  return { ...Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]]))), case: id, revision };
}
