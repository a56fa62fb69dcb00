import type { HistoryEntry } from '../model/history-entry.js';
import type { Seat } from '../model/task-terms.js';

/** How long a task was open, and how it ended. */
export interface StepSpan {
  /** Path of the state. */
  readonly state: string;
  readonly seats: readonly Seat[];
  readonly openedAt: string;
  readonly closedAt: string;
  readonly done: boolean;
}

/** When a case ended; a case that was reopened may end again. */
export interface CaseEnd {
  readonly at: string;
  readonly how: 'completed' | 'cancelled';
}

/** The tasks of a case that are closed, and its ends, read from its entries in order. */
export function stepSpans(entries: readonly Pick<HistoryEntry, 'command' | 'events'>[]): { readonly steps: readonly StepSpan[]; readonly ends: readonly CaseEnd[] } {
  const open = new Map<string, Pick<StepSpan, 'state' | 'seats' | 'openedAt'>>();
  const steps: StepSpan[] = [];
  const ends: CaseEnd[] = [];
  const close = (task: string, closedAt: string, done: boolean): void => {
    const found = open.get(task);
    if (found) steps.push({ ...found, closedAt, done });
    open.delete(task);
  };
  for (const { command: { at }, events } of entries) {
    for (const event of events) {
      if (event.type === 'TaskOpened') open.set(event.task, { state: event.state, seats: event.seats, openedAt: event.openedAt });
      else if (event.type === 'TaskCompleted') close(event.task, at, true);
      else if (event.type === 'TaskCancelled') close(event.task, at, false);
      else if (event.type === 'CaseCompleted') ends.push({ at, how: 'completed' });
      else if (event.type === 'CaseCancelled') ends.push({ at, how: 'cancelled' });
    }
  }
  return { steps, ends };
}
