import type { Notice } from '../../core/model/notice.js';
import type { OutboxView } from '../../engine/ports/case-reader.js';
import type { OutboxRow } from '../../engine/ports/rows.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, jsonAt, numberAt, textAt, textsAt, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** A row that has not been told to anybody yet. */
export function toOutboxRow(row: OutboxRow): StoredRow {
  return {
    company: row.company,
    case_id: row.case,
    revision: row.revision,
    workflow: row.workflow,
    events: toJsonCell(row.events),
    at: toStoredInstant(row.at),
    notices: toJsonCell(row.notices ?? []),
  };
}

export function fromToldRow(row: Row): OutboxRow {
  return {
    company: textAt(row, 'company'),
    case: textAt(row, 'case_id'),
    revision: numberAt(row, 'revision'),
    workflow: textAt(row, 'workflow'),
    events: textsAt(row, 'events'),
    at: instantAt(row, 'at'),
    ...(row['notices'] !== null && { notices: jsonAt(row, 'notices') as unknown as readonly Notice[] }),
  };
}

export function fromOutboxRow(row: Row): OutboxView {
  return { ...fromToldRow(row), position: numberAt(row, 'position') };
}
