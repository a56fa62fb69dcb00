import type { CaseState } from '../model/case-state.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import { evolve } from './evolve.js';

/** Folds the events of one accepted command and counts its revision. */
export function applyEntry(state: CaseState | undefined, events: readonly CaseEvent[]): CaseState {
  const after = events.reduce<CaseState | undefined>(evolve, state);
  if (!after) throw new Error('an accepted command has at least one event');
  return { ...after, revision: (state?.revision ?? 0) + 1 };
}

/** The state of a case after a history, which must begin with its first entry. */
export function replay(history: readonly HistoryEntry[]): CaseState {
  const state = history.reduce<CaseState | undefined>((before, entry) => applyEntry(before, entry.events), undefined);
  if (!state) throw new Error('a history has at least one entry');
  return state;
}
