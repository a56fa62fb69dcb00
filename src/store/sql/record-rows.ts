import type { CaseRecords, StoredAnswer, StoredCase } from '../../engine/ports/audit-reader.js';
import type { RecordTable } from './record-tables.js';
import { columnsOf } from './case-row.js';
import { bytesAt, hexAt, instantAt, instantOrNullAt, jsonAt, textAt } from './cells.js';
import { fromClaimHolderRow } from './read-records.js';
import { fromHistoryRow } from './history-row.js';
import { fromJobViewRow } from './job-row.js';
import { fromToldRow } from './outbox-row.js';
import { fromPostingRow } from './posting-row.js';
import type { Row } from './script.js';
import { fromTaskRow } from './task-row.js';
import { fromTimerRow } from './timer-row.js';

/** What a look into all tables has found, sorted by case. */
export function toCaseRecords(company: string, ids: readonly string[], found: ReadonlyMap<RecordTable, readonly Row[]>): readonly CaseRecords[] {
  const rowsOf = (table: RecordTable, id: string): readonly Row[] =>
    (found.get(table) ?? []).filter((row) => textAt(row, table === 'cases' ? 'id' : 'case_id') === id);
  return ids.map((id) => ({
    company,
    case: id,
    row: rowsOf('cases', id).map(fromStoredCaseRow)[0],
    entries: rowsOf('history', id).map(fromHistoryRow),
    answers: rowsOf('idempotency', id).map(fromStoredAnswerRow),
    tasks: rowsOf('task', id).map(fromTaskRow),
    candidates: rowsOf('candidate', id).map((row) => ({ task: textAt(row, 'task_id'), token: textAt(row, 'token'), openedAt: instantAt(row, 'opened_at'), dueAt: instantOrNullAt(row, 'due_at') })),
    done: rowsOf('task_done', id).map((row) => ({ task: textAt(row, 'task_id'), person: textAt(row, 'person') })),
    timers: rowsOf('timer', id).map(fromTimerRow),
    jobs: rowsOf('job', id).map(fromJobViewRow),
    claims: rowsOf('claim_holder', id).map(fromClaimHolderRow),
    postings: rowsOf('posting', id).map(fromPostingRow),
    outbox: rowsOf('outbox', id).map(fromToldRow),
  }));
}

function fromStoredCaseRow(row: Row): StoredCase {
  return { ...columnsOf(row), head: hexAt(row, 'head'), state: bytesAt(row, 'state') };
}

function fromStoredAnswerRow(row: Row): StoredAnswer {
  return { actor: textAt(row, 'actor'), key: textAt(row, 'command_key'), at: instantAt(row, 'at'), answer: jsonAt(row, 'answer') };
}
