import { isSystem } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { WorkflowDefinition } from '../model/definition.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import { isJsonObject, type Json } from '../model/json.js';
import type { Mark } from '../model/mark.js';

/** The case of an entry, as far as its marks need it: any later state of it will do. */
export interface Marked {
  readonly state: Pick<CaseState, 'clocks'>;
  /** Of the version that the case is pinned to; undefined where nobody knows it any more. */
  readonly workflow: Pick<WorkflowDefinition, 'states' | 'record'> | undefined;
}

/** What an entry makes its case found by, each once. */
export function marksOf({ command, events }: HistoryEntry, { state, workflow }: Marked): readonly Mark[] {
  const marks: Mark[] = [
    ...[...actorsOf(command), ...events.flatMap(peopleIn)].map((value): Mark => ({ kind: 'person', value })),
    ...articlesIn(events.filter(({ type }) => type !== 'TimerArmed')).map((value): Mark => ({ kind: 'article', value })),
    ...recordsIn(command.facts).map((value): Mark => ({ kind: 'record', value })),
    ...events.flatMap((event) => deviationsIn(event, workflow)).map((value): Mark => ({ kind: 'deviation', value })),
    ...(command.type === 'ChangeData' && !workflow?.record ? [{ kind: 'deviation', value: 'override' } as const] : []),
    ...(isLate(events, command.at, state) ? [{ kind: 'deviation', value: 'missed-deadline' } as const] : []),
  ];
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.value}`, mark])).values()];
}

function actorsOf({ actor }: HistoryEntry['command']): readonly string[] {
  return isSystem(actor) ? [] : [actor.id, ...(actor.onBehalfOf ? [actor.onBehalfOf.person.id] : [])];
}

/** In whose name somebody has acted, beside the own. */
function peopleIn(event: CaseEvent): readonly string[] {
  return 'onBehalfOf' in event && event.onBehalfOf !== undefined ? [event.onBehalfOf] : [];
}

function deviationsIn(event: CaseEvent, workflow: Marked['workflow']): readonly string[] {
  switch (event.type) {
    case 'CaseJumped':
      return ['jump'];
    case 'CaseReopened':
      return ['reopened'];
    case 'DeadlineChanged':
      return ['override'];
    case 'TaskOpened':
      return workflow?.states.get(event.state)?.gap === undefined ? [] : ['gap'];
    default:
      return [];
  }
}

/** A time limit has passed over an open task, or over a clock that had run out; or a clock was ended after that. */
function isLate(events: readonly CaseEvent[], at: string, { clocks = {} }: Marked['state']): boolean {
  const fired = events.some(({ type }) => type === 'TimerFired');
  if (fired && events.some(({ type }) => type === 'TaskCancelled')) return true;
  if (fired && Object.values(clocks).some(({ startedAt, dueAt, endedAt }) => startedAt <= at && dueAt <= at && (endedAt === undefined || endedAt >= at))) return true;
  return events.some((event) => event.type === 'ClockEnded' && event.at > (clocks[event.clock]?.dueAt ?? event.at));
}

/** Wherever in the events an article stands. That of a time limit counts once it has passed. */
function articlesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(articlesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'article' && typeof one === 'string') return [one];
    if (key === 'articles' && Array.isArray(one)) return one.filter((each): each is string => typeof each === 'string');
    return NOT_ENGINE_WORDS.has(key) ? [] : articlesIn(one);
  });
}

/** What people have filled in and tables have answered: an `article` there is a word of theirs. */
const NOT_ENGINE_WORDS: ReadonlySet<string> = new Set(['data', 'changes', 'fields', 'input', 'inputs', 'output', 'result', 'values']);

/** Records that were looked up: a fact that names its case, and is no posting. */
function recordsIn(facts: Readonly<Record<string, Json>>): readonly string[] {
  return Object.values(facts).flatMap((fact) => (isJsonObject(fact) && typeof fact['case'] === 'string' && !('reference' in fact) ? [fact['case']] : []));
}
