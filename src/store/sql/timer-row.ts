import type { TimerRow } from '../../engine/ports/rows.js';
import type { ClaimedTimer } from '../../engine/ports/work-queue.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, numberAt, textAt } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** A timer that nobody has claimed yet. */
export function toTimerRow(timer: TimerRow): StoredRow {
  return {
    company: timer.company,
    case_id: timer.case,
    id: timer.id,
    arming: timer.arming,
    due_at: toStoredInstant(timer.dueAt),
    lease_until: null,
    fence: 0,
  };
}

export function fromTimerRow(row: Row): TimerRow {
  return {
    company: textAt(row, 'company'),
    case: textAt(row, 'case_id'),
    id: textAt(row, 'id'),
    arming: numberAt(row, 'arming'),
    dueAt: instantAt(row, 'due_at'),
  };
}

/** The timer as it is once the claim that read this row has counted its fence. */
export function fromClaimedTimerRow(row: Row): ClaimedTimer {
  return { ...fromTimerRow(row), fence: numberAt(row, 'fence') + 1 };
}
