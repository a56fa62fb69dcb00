import { applyEntry } from '../../core/case/replay.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { HistoryEntry } from '../../core/model/history-entry.js';
import { fromStored } from '../history-codec.js';
import type { CaseRecords } from '../ports/audit-reader.js';
import type { RowChanges } from '../ports/rows.js';
import { rowChanges } from '../row-changes.js';

/** One entry of a history with what it had to write. */
export interface Step {
  readonly entry: HistoryEntry;
  readonly changes: RowChanges;
}

/** A case as stored, and as its history tells it. */
export interface CaseView {
  readonly records: CaseRecords;
  /** The fold of the whole history; undefined where it is missing or cannot be folded. */
  readonly state: CaseState | undefined;
  /** Empty where there is no state. */
  readonly steps: readonly Step[];
  /** Why there is no state. */
  readonly problem: string | undefined;
  readonly lastRevision: number;
}

/** Folds the history once for all checks. Never throws: what cannot be folded is told as a problem. */
export function caseView(records: CaseRecords): CaseView {
  const lastRevision = records.entries.at(-1)?.revision ?? records.row?.revision ?? 0;
  const steps: Step[] = [];
  let state: CaseState | undefined;
  try {
    for (const stored of records.entries) {
      const entry = fromStored(stored);
      const after = applyEntry(state, entry.events);
      steps.push({ entry, changes: rowChanges({ before: state, after, events: entry.events, at: entry.command.at, decidedBy: entry.command.actor.id }) });
      state = after;
    }
  } catch (error) {
    return { records, state: undefined, steps: [], problem: error instanceof Error ? error.message : String(error), lastRevision };
  }
  return { records, state, steps, problem: state ? undefined : 'the history is empty', lastRevision };
}
