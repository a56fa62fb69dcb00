import type { CaseState, CaseStatus } from '../../core/model/case-state.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, jsonAt, numberAt, textAt, textOrNullAt, toHashCell, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** `head` is the hash (hex) of the case's last history entry. The value is kept inside the state only. */
export function toCaseRow(row: CaseRow, head: string): StoredRow {
  return {
    company: row.company,
    id: row.id,
    workflow: row.workflow,
    version: row.version,
    revision: row.revision,
    status: row.status,
    outcome: row.outcome,
    started_by: row.startedBy,
    started_at: toStoredInstant(row.startedAt),
    updated_at: toStoredInstant(row.updatedAt),
    parent_case: row.parentCase,
    head: toHashCell(head),
    state: toJsonCell(row.state),
  };
}

export function fromCaseRow(row: Row): CaseRow {
  const state = stateAt(row);
  return { ...columnsOf(row), value: state.value, state };
}

/** What a case row says beside its state. */
export function columnsOf(row: Row): Omit<CaseRow, 'value' | 'state'> {
  return {
    company: textAt(row, 'company'),
    id: textAt(row, 'id'),
    workflow: textAt(row, 'workflow'),
    version: textAt(row, 'version'),
    revision: numberAt(row, 'revision'),
    status: textAt(row, 'status') as CaseStatus,
    outcome: textOrNullAt(row, 'outcome'),
    startedBy: textAt(row, 'started_by'),
    startedAt: instantAt(row, 'started_at'),
    updatedAt: instantAt(row, 'updated_at'),
    parentCase: textOrNullAt(row, 'parent_case'),
  };
}

/** The fold, as it was stored by `toCaseRow`. */
export function stateAt(row: Row): CaseState {
  return jsonAt(row, 'state') as unknown as CaseState;
}
