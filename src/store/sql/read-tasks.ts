import type { Desk, TaskListRow, TaskOrder } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import { fromCursor } from '../cursor.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import { TASK_LISTS, type TaskList } from '../task-lists.js';
import { placesFor } from './insert-rows.js';
import type { Script, SqlValue } from './script.js';
import { rowsOf } from './script.js';
import { afterKey, NOWHERE, storedKey, type Conditions } from './select-page.js';
import { fromTaskListRow, fromTaskRow } from './task-row.js';

/** One index look-up a token of each desk; the few rows that come out are merged. */
export function* listTasksOn(company: string, desks: readonly Desk[], page: PageRequest, order: TaskOrder = 'opened'): Script<Page<TaskListRow>> {
  const limit = checkedLimit(page.limit);
  const list = TASK_LISTS[order];
  const key = page.after === undefined ? undefined : storedKey(list.order.parts, fromCursor(list.order, page.after));
  const later = key === undefined ? NOWHERE : afterKey({ columns: [`k.${list.by}`, 'k.case_id', 'k.task_id'], descending: list.descending }, key);
  const lookUps = desks.flatMap((desk) => [...new Set(desk.tokens)].map((token) => lookUp(company, token, desk, list, later, limit)));
  if (lookUps.length === 0) return { rows: [], next: null };
  const rows = yield* rowsOf(
    `SELECT t.*, c.revision AS case_revision, c.version
      FROM (SELECT DISTINCT * FROM (${lookUps.map(({ sql }) => sql).join(' UNION ALL ')}) u ORDER BY ${inOrder(list, '')} LIMIT ${limit + 1}) l
      JOIN task t ON t.company = ? AND t.case_id = l.case_id AND t.id = l.task_id
      JOIN cases c ON c.company = ? AND c.id = l.case_id
      ORDER BY ${inOrder(list, 'l.')}`,
    [...lookUps.flatMap(({ params }) => params), company, company],
  );
  return pageOf(list.order, rows.map(fromTaskListRow), limit, (task) => list.keyOf(task));
}

function inOrder({ by, descending }: TaskList, table: string): string {
  return [by, 'case_id', 'task_id'].map((column) => `${table}${column}${descending ? ' DESC' : ''}`).join(', ');
}

interface LookUp {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The tasks of one token in their order, by its index; what a desk leaves out is looked at by primary keys. */
function lookUp(company: string, token: string, { people, workflows }: Desk, list: TaskList, later: Conditions, limit: number): LookUp {
  const conditions = [
    'k.company = ?',
    'k.token = ?',
    `NOT EXISTS (SELECT 1 FROM task_done d WHERE d.company = k.company AND d.case_id = k.case_id AND d.task_id = k.task_id AND ${among('d.person', people)})`,
    ...(workflows ? [`EXISTS (SELECT 1 FROM task w WHERE w.company = k.company AND w.case_id = k.case_id AND w.id = k.task_id AND ${among('w.workflow', workflows)})`] : []),
    ...(list.due === undefined ? [] : [`k.due_at IS ${list.due ? 'NOT NULL' : 'NULL'}`]),
    ...later.conditions,
  ];
  return {
    sql: `SELECT * FROM (SELECT k.${list.by}, k.case_id, k.task_id FROM candidate k WHERE ${conditions.join(' AND ')} ORDER BY ${inOrder(list, 'k.')} LIMIT ${limit + 1}) o`,
    params: [company, token, ...people, ...(workflows ?? []), ...later.params],
  };
}

function among(column: string, values: readonly string[]): string {
  return values.length === 1 ? `${column} = ?` : `${column} IN (${placesFor(values)})`;
}

export function* readTasksOf(company: string, caseId: string): Script<readonly TaskRow[]> {
  const rows = yield* rowsOf('SELECT * FROM task WHERE company = ? AND case_id = ? ORDER BY opened_at, id', [company, caseId]);
  return rows.map(fromTaskRow);
}
