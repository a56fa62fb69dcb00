import type { StoredEntry } from '../../engine/ports/command-store.js';
import { toStoredInstant } from '../instant.js';
import { bytesAt, hexAt, instantOrTextAt, numberAt, textAt, toHashCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** The bytes go in as they were hashed, and come out the same. */
export function toHistoryRow(company: string, entry: StoredEntry): StoredRow {
  return {
    company,
    case_id: entry.case,
    revision: entry.revision,
    at: toStoredInstant(entry.at),
    hash: toHashCell(entry.hash),
    body: entry.bytes,
  };
}

export function fromHistoryRow(row: Row): StoredEntry {
  return {
    case: textAt(row, 'case_id'),
    revision: numberAt(row, 'revision'),
    at: instantOrTextAt(row, 'at'),
    bytes: bytesAt(row, 'body'),
    hash: hexAt(row, 'hash'),
  };
}
