import type { TaskRow, TimerRow } from '../ports/rows.js';
import { rowChanges } from '../row-changes.js';
import type { CaseView } from './case-view.js';

/** The open tasks and armed timers that a case must have now: those of its state, and once it has ended none but the copies that people were sent. */
export function expectedWork({ state }: CaseView): { readonly tasks: readonly TaskRow[]; readonly timers: readonly TimerRow[] } {
  if (state === undefined) return { tasks: [], timers: [] };
  const { tasksSaved, timersArmed } = rowChanges({ before: undefined, after: state, events: [], at: state.startedAt, decidedBy: state.startedBy });
  return { tasks: tasksSaved, timers: state.status === 'open' ? timersArmed : [] };
}
