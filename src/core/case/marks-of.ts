import { isSystem } from '../model/actor.js';
import type { CaseState, Clock } from '../model/case-state.js';
import type { WorkflowDefinition } from '../model/definition.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import { isJsonObject, type Json } from '../model/json.js';
import type { Mark } from '../model/mark.js';

/** The case of an entry, as far as its marks need it. */
export interface Marked {
  /** As it stood before the entry; undefined before the first, and where the entry says nothing of time limits (see `tellsOfTime`). */
  readonly before: Pick<CaseState, 'clocks'> | undefined;
  /** Of the version that the case is pinned to; undefined where nobody knows it any more. */
  readonly workflow: Pick<WorkflowDefinition, 'states' | 'record'> | undefined;
}

/** What an entry makes its case found by, each once. */
export function marksOf({ command, events }: HistoryEntry, { before, workflow }: Marked): readonly Mark[] {
  const marks: Mark[] = [
    ...[...actorsOf(command), ...events.flatMap(peopleIn)].map((value): Mark => ({ kind: 'person', value })),
    ...articlesIn(events.filter(({ type }) => type !== 'TimerArmed')).map((value): Mark => ({ kind: 'article', value })),
    ...recordsIn(command.facts).map((value): Mark => ({ kind: 'record', value })),
    ...events.flatMap((event) => deviationsIn(event, workflow)).map((value): Mark => ({ kind: 'deviation', value })),
    ...(command.type === 'ChangeData' && !workflow?.record ? [{ kind: 'deviation', value: 'override' } as const] : []),
    ...(isLate(events, command.at, before?.clocks ?? {}) ? [{ kind: 'deviation', value: 'missed-deadline' } as const] : []),
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

const OF_TIME: ReadonlySet<CaseEvent['type']> = new Set(['TimerFired', 'ClockEnded', 'ClockPaused', 'DeadlineChanged']);

/** Whether it takes the clocks from before an entry to say whether it came too late. */
export function tellsOfTime({ events }: Pick<HistoryEntry, 'events'>): boolean {
  return events.some(({ type }) => OF_TIME.has(type));
}

/** A time limit has passed over an open task, or what happened came after a clock had run out. */
function isLate(events: readonly CaseEvent[], at: string, clocks: Readonly<Record<string, Clock>>): boolean {
  const fired = events.some(({ type }) => type === 'TimerFired');
  if (fired && events.some(({ type }) => type === 'TaskCancelled')) return true;
  if (fired && Object.values(clocks).some((clock) => hasRunOut(clock, at))) return true;
  return events.some((event) => {
    if (event.type === 'ClockPaused') return event.left.startsWith('-');
    const ended = event.type === 'ClockEnded' ? event.clock : event.type === 'DeadlineChanged' && 'clock' in event.of ? event.of.clock : undefined;
    const clock = ended === undefined ? undefined : clocks[ended];
    return clock !== undefined && hasRunOut(clock, at) && clock.dueAt < at;
  });
}

/** Whether a clock that runs is due at a moment, or was before. */
function hasRunOut({ dueAt, endedAt, waiting }: Clock, at: string): boolean {
  return endedAt === undefined && waiting === undefined && dueAt <= at;
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

/** What people have filled in, tables have answered and clocks keep for later: an `article` there is a word of theirs, or has not come to pass. */
const NOT_ENGINE_WORDS: ReadonlySet<string> = new Set(['data', 'changes', 'fields', 'input', 'inputs', 'output', 'result', 'values', 'rungs']);

/** Records that were looked up: a fact, or each of a list, that names its case, and is no posting. */
function recordsIn(facts: Readonly<Record<string, Json>>): readonly string[] {
  return Object.values(facts).flat().flatMap((fact) => (isJsonObject(fact) && typeof fact['case'] === 'string' && !('reference' in fact) ? [fact['case']] : []));
}
