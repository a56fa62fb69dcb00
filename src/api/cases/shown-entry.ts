import type { HistoryEntry } from '../../core/model/history-entry.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { withoutFields, type Hidden } from '../access/shown.js';

/** Where commands and events hold fields of the case, by name. */
const FIELDS: ReadonlySet<string> = new Set(['StartCase data', 'CaseStarted data', 'PerformAction fields', 'UseVerb fields', 'DraftSaved fields', 'ChangeData changes', 'DataChanged changes']);

/** What may have been worked out from any field: it is given whole or not at all. */
const DERIVED: ReadonlySet<string> = new Set(['facts', 'input', 'data', 'result', 'key', 'values', 'record', 'amount', 'reason']);

/** Told of by itself, so that it stays. */
const SPOKEN: ReadonlySet<string> = new Set(['CancelCase reason', 'CaseCancelled reason', 'JumpCase reason', 'CaseJumped reason', 'ReopenCase reason', 'CaseReopened reason', 'ChangeDeadline reason', 'ChangeData reason', 'HandOver reason']);

/** Events that are told of at all: what others say could have been worked out from any field. */
const TOLD: ReadonlySet<string> = new Set([
  ...['CaseStarted', 'DataChanged', 'StateChanged', 'TaskOpened', 'TaskPassed', 'TaskCompleted', 'TaskCancelled', 'ActionPerformed', 'ApprovalsLapsed', 'CaseCompleted', 'CaseCancelled', 'SignalReceived'],
  ...['SeatClaimed', 'SeatReleased', 'SeatTransferred', 'SeatDelegated', 'SeatHandedBack', 'SignerAdded', 'SignerRemoved', 'CopySent', 'TaskUrged', 'DraftSaved', 'ActionWithdrawn'],
  ...['StepDone', 'CaseReturned', 'CaseResubmitted', 'StepWithdrawn', 'CaseJumped', 'CaseReopened'],
]);

type Entry = Pick<HistoryEntry, 'command' | 'events'>;

/** Who reads an entry, and what is hidden from that person. */
export interface Reading {
  readonly person: string;
  readonly hidden: Hidden;
}

/**
 * A command with its events for somebody from whom fields are hidden, and of what others have filled in and not handed in, only that
 * they have. What is changed so does not come to its hash any more; otherwise it is the entry itself.
 */
export function shownEntry<E extends Entry>(entry: E, { person, hidden }: Reading): E {
  const own = isDraftOfOthers(entry, person) ? { ...entry, command: withoutDraft(entry.command), events: entry.events.map(withoutDraft) } : entry;
  if (hidden.size === 0) return own;
  return { ...own, command: shown(own.command, hidden), events: own.events.filter(({ type }) => TOLD.has(type)).map((event) => shown(event, hidden)) };
}

function isDraftOfOthers({ command }: Entry, person: string): boolean {
  return command.type === 'UseVerb' && command.verb === 'save' && command.actor.id !== person;
}

function withoutDraft<Part extends { readonly type: string }>(part: Part): Part {
  return part.type === 'UseVerb' || part.type === 'DraftSaved' ? { ...part, fields: {} } : part;
}

function shown<Part extends { readonly type: string }>(part: Part, hidden: Hidden): Part {
  const kept = Object.entries(part).flatMap(([key, value]: [string, Json]) => {
    const place = `${part.type} ${key}`;
    if (FIELDS.has(place)) return [[key, withoutFields((value ?? {}) as JsonObject, hidden)]];
    return DERIVED.has(key) && !SPOKEN.has(place) ? [] : [[key, value]];
  });
  return Object.fromEntries(kept) as Part;
}
