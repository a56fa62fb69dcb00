import type { CaseStatus } from '../../core/model/case-state.js';
import type { StoredEntry } from '../../engine/ports/command-store.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import type { CaseSpan, OpenStep, WorkFilter, WorkReader } from '../../engine/ports/work-reader.js';
import { fromCursor, type ListOrder } from '../cursor.js';
import { toStoredInstant } from '../instant.js';
import { CASES, OVERDUE } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import { selectByKeys } from './by-keys.js';
import { instantAt, numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { fromHistoryRow } from './history-row.js';
import { placesFor } from './insert-rows.js';
import type { Row, Runner, Script } from './script.js';
import { rowsOf } from './script.js';
import { afterKey, NOWHERE, storedKey, type Conditions } from './select-page.js';
import { fromTaskRow } from './task-row.js';

export function sqlWorkReader(dialect: Dialect, runner: Runner): WorkReader {
  return {
    openSteps: (company, filter, at) => runner.read(() => openSteps(company, filter, at)),
    overdue: (company, filter, at, page) => runner.read(() => overdue(company, filter, at, page)),
    spans: (company, span, page) => runner.read(() => spans(company, span, page)),
    histories: (company, cases) => runner.read(() => histories(dialect, company, cases)),
  };
}

function* openSteps(company: string, filter: WorkFilter, at: string): Script<readonly OpenStep[]> {
  const { conditions, params } = workIn(company, filter);
  const rows = yield* rowsOf(
    `SELECT t.workflow, t.state, COUNT(*) AS open_count, SUM(CASE WHEN t.due_at < ? THEN 1 ELSE 0 END) AS overdue_count, MIN(t.opened_at) AS oldest
      FROM task t WHERE ${conditions.join(' AND ')} GROUP BY t.workflow, t.state ORDER BY t.workflow, t.state`,
    [toStoredInstant(at), ...params],
  );
  return rows.map((row) => ({ workflow: textAt(row, 'workflow'), state: textAt(row, 'state'), open: numberAt(row, 'open_count'), overdue: numberAt(row, 'overdue_count'), oldest: instantAt(row, 'oldest') }));
}

const BY_DUE = { columns: ['t.due_at', 't.case_id', 't.id'] };

function* overdue(company: string, filter: WorkFilter, at: string, page: PageRequest): Script<Page<TaskRow>> {
  const limit = checkedLimit(page.limit);
  const work = workIn(company, filter);
  const later = laterThan(OVERDUE, BY_DUE, page);
  const rows = yield* rowsOf(
    `SELECT t.* FROM task t WHERE ${[...work.conditions, 't.due_at < ?', ...later.conditions].join(' AND ')} ORDER BY ${BY_DUE.columns.join(', ')} LIMIT ${limit + 1}`,
    [...work.params, toStoredInstant(at), ...later.params],
  );
  return pageOf(OVERDUE, rows.map(fromTaskRow), limit, (task) => [task.dueAt ?? '', task.case, task.id]);
}

/** Open tasks; a copy has a candidate of its own kind, and stands among them. */
function workIn(company: string, { workflow, tokens }: WorkFilter): Conditions {
  const candidate = 'SELECT 1 FROM candidate k WHERE k.company = t.company AND k.case_id = t.case_id AND k.task_id = t.id';
  return {
    conditions: [
      't.company = ?',
      `NOT EXISTS (${candidate} AND k.token >= 'copy:' AND k.token < 'copy;')`,
      ...(workflow === undefined ? [] : ['t.workflow = ?']),
      ...(tokens === undefined ? [] : [tokens.length === 0 ? '1 = 0' : `EXISTS (${candidate} AND k.token IN (${placesFor(tokens)}))`]),
    ],
    params: [company, ...(workflow === undefined ? [] : [workflow]), ...(tokens ?? [])],
  };
}

const BY_START = { columns: ['started_at', 'id'], descending: true };

function* spans(company: string, { workflow, oldest, since, before }: Parameters<WorkReader['spans']>[1], page: PageRequest): Script<Page<CaseSpan>> {
  const limit = checkedLimit(page.limit);
  const later = laterThan(CASES, BY_START, page);
  const conditions = ['company = ?', ...(workflow === undefined ? [] : ['workflow = ?']), 'started_at >= ?', 'started_at < ?', 'updated_at >= ?', ...later.conditions];
  const rows = yield* rowsOf(`SELECT id, workflow, status, started_at, updated_at FROM cases WHERE ${conditions.join(' AND ')} ORDER BY started_at DESC, id DESC LIMIT ${limit + 1}`, [
    company,
    ...(workflow === undefined ? [] : [workflow]),
    toStoredInstant(oldest),
    toStoredInstant(before),
    toStoredInstant(since),
    ...later.params,
  ]);
  return pageOf(CASES, rows.map(fromSpanRow), limit, (span) => [span.startedAt, span.case]);
}

function fromSpanRow(row: Row): CaseSpan {
  return { case: textAt(row, 'id'), workflow: textAt(row, 'workflow'), status: textAt(row, 'status') as CaseStatus, startedAt: instantAt(row, 'started_at'), updatedAt: instantAt(row, 'updated_at') };
}

function laterThan(order: ListOrder, query: Parameters<typeof afterKey>[0], { after }: PageRequest): Conditions {
  return after === undefined ? NOWHERE : afterKey(query, storedKey(order.parts, fromCursor(order, after)));
}

function* histories(dialect: Dialect, company: string, cases: readonly string[]): Script<readonly StoredEntry[]> {
  const keys = cases.map((id) => [company, id]);
  const rows = yield* selectByKeys(dialect, 'SELECT case_id, revision, at, hash, body FROM history', ['company', 'case_id'], keys, ' ORDER BY case_id, revision');
  return rows.map(fromHistoryRow);
}
