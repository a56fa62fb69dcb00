import type { Desk, TaskListRow } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import { fromCursor } from '../cursor.js';
import { TASKS } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import { placesFor } from './insert-rows.js';
import type { Script, SqlValue } from './script.js';
import { rowsOf } from './script.js';
import { afterKey, NOWHERE, storedKey, type Conditions } from './select-page.js';
import { fromTaskListRow, fromTaskRow } from './task-row.js';

const ORDER = ['opened_at', 'case_id', 'task_id'];

/** One index look-up a token of each desk; the few rows that come out are merged. */
export function* listTasksOn(company: string, desks: readonly Desk[], page: PageRequest): Script<Page<TaskListRow>> {
  const limit = checkedLimit(page.limit);
  const key = page.after === undefined ? undefined : storedKey(TASKS.parts, fromCursor(TASKS, page.after));
  const later = key === undefined ? NOWHERE : afterKey({ columns: ORDER.map((column) => `k.${column}`) }, key);
  const lookUps = desks.flatMap((desk) => [...new Set(desk.tokens)].map((token) => lookUp(company, token, desk, later, limit)));
  if (lookUps.length === 0) return { rows: [], next: null };
  const rows = yield* rowsOf(
    `SELECT t.*, c.revision AS case_revision, c.version
      FROM (SELECT DISTINCT * FROM (${lookUps.map(({ sql }) => sql).join(' UNION ALL ')}) u ORDER BY ${ORDER.join(', ')} LIMIT ${limit + 1}) l
      JOIN task t ON t.company = ? AND t.case_id = l.case_id AND t.id = l.task_id
      JOIN cases c ON c.company = ? AND c.id = l.case_id
      ORDER BY l.opened_at, l.case_id, l.task_id`,
    [...lookUps.flatMap(({ params }) => params), company, company],
  );
  return pageOf(TASKS, rows.map(fromTaskListRow), limit, (task) => [task.openedAt, task.case, task.id]);
}

interface LookUp {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The tasks of one token in their order, by its index; what a desk leaves out is looked at by primary keys. */
function lookUp(company: string, token: string, { people, workflows }: Desk, later: Conditions, limit: number): LookUp {
  const conditions = [
    'k.company = ?',
    'k.token = ?',
    `NOT EXISTS (SELECT 1 FROM task_done d WHERE d.company = k.company AND d.case_id = k.case_id AND d.task_id = k.task_id AND ${among('d.person', people)})`,
    ...(workflows ? [`EXISTS (SELECT 1 FROM task w WHERE w.company = k.company AND w.case_id = k.case_id AND w.id = k.task_id AND ${among('w.workflow', workflows)})`] : []),
    ...later.conditions,
  ];
  return {
    sql: `SELECT * FROM (SELECT k.opened_at, k.case_id, k.task_id FROM candidate k WHERE ${conditions.join(' AND ')} ORDER BY k.opened_at, k.case_id, k.task_id LIMIT ${limit + 1}) o`,
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
