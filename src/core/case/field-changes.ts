import { canonicalJson } from '../model/canonical-json.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import type { Json, JsonObject } from '../model/json.js';

/** One field that a command has changed: who, when, from what to what, and which other case was behind it. */
export interface FieldChange {
  readonly field: string;
  readonly revision: number;
  /** Instant in UTC. */
  readonly at: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  /** Null where there was none before. */
  readonly from: Json;
  /** Null where it was removed. */
  readonly to: Json;
  readonly article?: string;
  readonly reason?: string;
  /** Another case that has started this one, or sent it the signal. */
  readonly case?: string;
}

/** The changes of an entry, and the data after it. @param before the data before it */
export function fieldChanges({ revision, command, events }: HistoryEntry, before: JsonObject): { readonly changes: readonly FieldChange[]; readonly data: JsonObject } {
  const { at, actor } = command;
  const source = command.type === 'StartCase' ? command.parent?.case : command.type === 'SignalCase' ? command.from : undefined;
  const who = { revision, at, by: actor.id, ...(actor.onBehalfOf && { onBehalfOf: actor.onBehalfOf.person.id }), ...(source !== undefined && { case: source }) };
  const changes: FieldChange[] = [];
  let data = before;
  for (const { written, article, reason } of events.flatMap(writtenBy)) {
    for (const [field, to] of Object.entries(written)) {
      const from = data[field] ?? null;
      if (canonicalJson(from) !== canonicalJson(to)) changes.push({ field, ...who, from, to, ...(article !== undefined && { article }), ...(reason !== undefined && { reason }) });
    }
    data = { ...data, ...written };
  }
  return { changes, data };
}

interface Writing {
  readonly written: JsonObject;
  readonly article?: string | undefined;
  readonly reason?: string | undefined;
}

function writtenBy(event: CaseEvent): readonly Writing[] {
  if (event.type === 'CaseStarted') return [{ written: event.data }];
  return event.type === 'DataChanged' ? [{ written: event.changes, article: event.article, reason: event.reason }] : [];
}
