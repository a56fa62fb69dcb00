import type { HistoryEntry } from '../../core/model/history-entry.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { withoutFields, type Hidden } from '../access/shown.js';

/** Where commands and events hold fields of the case, by name. */
const FIELDS: ReadonlySet<string> = new Set(['StartCase data', 'CaseStarted data', 'PerformAction fields', 'UseVerb fields', 'DraftSaved fields', 'ChangeData changes', 'DataChanged changes']);

/** What may have been worked out from any field: it is given whole or not at all. */
const DERIVED: ReadonlySet<string> = new Set(['facts', 'input', 'data', 'result', 'key', 'values', 'record', 'amount', 'reason']);

/** Told of by itself, so that it stays. */
const SPOKEN: ReadonlySet<string> = new Set(['CancelCase reason', 'CaseCancelled reason', 'JumpCase reason', 'CaseJumped reason', 'ReopenCase reason', 'CaseReopened reason', 'ChangeData reason', 'HandOver reason']);

/** Events that are told of at all: what others say could have been worked out from any field. */
const TOLD: ReadonlySet<string> = new Set([
  ...['CaseStarted', 'DataChanged', 'StateChanged', 'TaskOpened', 'TaskPassed', 'TaskCompleted', 'TaskCancelled', 'ActionPerformed', 'ApprovalsLapsed', 'CaseCompleted', 'CaseCancelled', 'SignalReceived'],
  ...['SeatClaimed', 'SeatReleased', 'SeatTransferred', 'SeatDelegated', 'SeatHandedBack', 'SignerAdded', 'SignerRemoved', 'CopySent', 'TaskUrged', 'DraftSaved', 'ActionWithdrawn'],
  ...['StepDone', 'CaseReturned', 'CaseResubmitted', 'StepWithdrawn', 'CaseJumped', 'CaseReopened'],
]);

type Entry = Pick<HistoryEntry, 'command' | 'events'>;

/** A command with its events for somebody to whom fields are hidden. It does not come to its hash any more. */
export function shownEntry<E extends Entry>(entry: E, hidden: Hidden): E {
  if (hidden.size === 0) return entry;
  return { ...entry, command: shown(entry.command, hidden), events: entry.events.filter(({ type }) => TOLD.has(type)).map((event) => shown(event, hidden)) };
}

function shown<Part extends { readonly type: string }>(part: Part, hidden: Hidden): Part {
  const kept = Object.entries(part).flatMap(([key, value]: [string, Json]) => {
    const place = `${part.type} ${key}`;
    if (FIELDS.has(place)) return [[key, withoutFields((value ?? {}) as JsonObject, hidden)]];
    return DERIVED.has(key) && !SPOKEN.has(place) ? [] : [[key, value]];
  });
  return Object.fromEntries(kept) as Part;
}
