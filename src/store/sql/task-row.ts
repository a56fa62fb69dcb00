import type { TaskListRow } from '../../engine/ports/case-reader.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, instantOrNullAt, numberAt, textAt, textsAt, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

export function toTaskRow(task: TaskRow): StoredRow {
  return {
    company: task.company,
    case_id: task.case,
    id: task.id,
    workflow: task.workflow,
    state: task.state,
    opened_at: toStoredInstant(task.openedAt),
    due_at: task.dueAt === null ? null : toStoredInstant(task.dueAt),
    candidates: toJsonCell(task.candidates),
    done: toJsonCell(task.done),
  };
}

export function fromTaskRow(row: Row): TaskRow {
  return {
    company: textAt(row, 'company'),
    case: textAt(row, 'case_id'),
    id: textAt(row, 'id'),
    workflow: textAt(row, 'workflow'),
    state: textAt(row, 'state'),
    openedAt: instantAt(row, 'opened_at'),
    dueAt: instantOrNullAt(row, 'due_at'),
    candidates: textsAt(row, 'candidates'),
    done: textsAt(row, 'done'),
  };
}

export function fromTaskListRow(row: Row): TaskListRow {
  return { ...fromTaskRow(row), caseRevision: numberAt(row, 'case_revision'), version: textAt(row, 'version') };
}

/** One row for each token that may do the task; a token that fills two seats is listed once. */
export function toCandidateRows(task: TaskRow): readonly StoredRow[] {
  return [...new Set(task.candidates)].map((token) => ({
    company: task.company,
    token,
    opened_at: toStoredInstant(task.openedAt),
    case_id: task.case,
    task_id: task.id,
    due_at: task.dueAt === null ? null : toStoredInstant(task.dueAt),
  }));
}

export function toTaskDoneRows(task: TaskRow): readonly StoredRow[] {
  return [...new Set(task.done)].map((person) => ({ company: task.company, case_id: task.case, task_id: task.id, person }));
}
