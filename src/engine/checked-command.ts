import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseEvent } from '../core/model/event.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import { sameJson } from '../core/model/same-json.js';

/** One recorded command that was decided again: by which rulebook, and what was compared. */
export interface CheckedCommand {
  readonly revision: number;
  readonly at: string;
  readonly version: string;
  /** How many events were compared. */
  readonly events: number;
  /** Tables and formulas that were asked again, in this order. */
  readonly tables: readonly string[];
  /** Articles that its events rest on, each once. */
  readonly articles: readonly string[];
  readonly same: boolean;
}

/** A place in the events of a command where what was recorded is not what is decided; canonical JSON, absent where there is nothing. */
export interface Difference {
  readonly path: string;
  readonly recorded?: string;
  readonly decided?: string;
}

const MAX_PLACES = 50;

export function decidedAgain({ revision, command, version, events }: HistoryEntry, same: boolean): CheckedCommand {
  const tables = events.flatMap((event) => (event.type === 'DecisionMade' ? [event.record.table] : []));
  return { revision, at: command.at, version, events: events.length, tables, articles: [...new Set(events.flatMap(articlesOf))], same };
}

/** Where two lists of events differ, innermost places first to last, 50 at most. */
export function differencesIn(recorded: unknown, decided: unknown): readonly Difference[] {
  return placesIn(recorded, decided, '').slice(0, MAX_PLACES);
}

function placesIn(recorded: unknown, decided: unknown, path: string): readonly Difference[] {
  if (sameJson(recorded, decided)) return [];
  if (!isHolder(recorded) || !isHolder(decided) || Array.isArray(recorded) !== Array.isArray(decided)) {
    return [{ path, ...(recorded !== undefined && { recorded: canonicalJson(recorded) }), ...(decided !== undefined && { decided: canonicalJson(decided) }) }];
  }
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(decided)])];
  return names.flatMap((name) => placesIn(own(recorded, name), own(decided, name), path === '' ? name : `${path}.${name}`));
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function own(holder: Holder, name: string): unknown {
  return Object.hasOwn(holder, name) ? holder[name] : undefined;
}

function articlesOf(event: CaseEvent): readonly string[] {
  if (event.type === 'DecisionMade') return event.record.articles;
  if ('articles' in event) return event.articles;
  return 'article' in event && event.article !== undefined ? [event.article] : [];
}
