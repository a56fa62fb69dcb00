import type { CaseState } from '../../core/model/case-state.js';
import type { JsonObject } from '../../core/model/json.js';

/** Names of fields that somebody may not see. */
export type Hidden = ReadonlySet<string>;

export function withoutFields(data: JsonObject, hidden: Hidden): JsonObject {
  return hidden.size === 0 ? data : Object.fromEntries(Object.entries(data).filter(([name]) => !hidden.has(name)));
}

/** A case without fields that are hidden, and without what other cases, jobs and claims have been given of them. */
export function shownState(state: CaseState, hidden: Hidden): CaseState {
  if (hidden.size === 0) return state;
  const emptied = <Part>(parts: Readonly<Record<string, Part>>, empty: Partial<Part>): Readonly<Record<string, Part>> => Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, { ...part, ...empty }]));
  return { ...state, data: withoutFields(state.data, hidden), claims: [], timers: {}, jobs: emptied(state.jobs, { input: {} }), children: emptied(state.children, { data: {} }) };
}
