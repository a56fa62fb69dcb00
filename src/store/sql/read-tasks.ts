import type { TaskListRow } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import { fromCursor } from '../cursor.js';
import { TASKS } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import type { Script } from './script.js';
import { rowsOf } from './script.js';
import { afterKey, storedKey } from './select-page.js';
import { fromTaskListRow, fromTaskRow } from './task-row.js';

const ORDER = ['opened_at', 'case_id', 'task_id'];

/** One index look-up a token; the few rows that come out are merged. */
export function* listTasksFor(
  company: string,
  person: string,
  tokens: readonly string[],
  page: PageRequest,
): Script<Page<TaskListRow>> {
  const limit = checkedLimit(page.limit);
  const wanted = [...new Set(tokens)];
  const key = page.after === undefined ? undefined : storedKey(TASKS.parts, fromCursor(TASKS, page.after));
  if (wanted.length === 0) return { rows: [], next: null };
  const later = key === undefined ? { conditions: [], params: [] } : afterKey({ columns: ORDER.map((column) => `k.${column}`) }, key);
  const ofToken = `SELECT * FROM (SELECT k.opened_at, k.case_id, k.task_id FROM candidate k WHERE ${[
    'k.company = ?',
    'k.token = ?',
    'NOT EXISTS (SELECT 1 FROM task_done d WHERE d.company = k.company AND d.case_id = k.case_id AND d.task_id = k.task_id AND d.person = ?)',
    ...later.conditions,
  ].join(' AND ')} ORDER BY k.opened_at, k.case_id, k.task_id LIMIT ${limit + 1}) o`;
  const rows = yield* rowsOf(
    `SELECT t.*, c.revision AS case_revision
      FROM (SELECT DISTINCT * FROM (${wanted.map(() => ofToken).join(' UNION ALL ')}) u ORDER BY ${ORDER.join(', ')} LIMIT ${limit + 1}) l
      JOIN task t ON t.company = ? AND t.case_id = l.case_id AND t.id = l.task_id
      JOIN cases c ON c.company = ? AND c.id = l.case_id
      ORDER BY l.opened_at, l.case_id, l.task_id`,
    [...wanted.flatMap((token) => [company, token, person, ...later.params]), company, company],
  );
  return pageOf(TASKS, rows.map(fromTaskListRow), limit, (task) => [task.openedAt, task.case, task.id]);
}

export function* readTasksOf(company: string, caseId: string): Script<readonly TaskRow[]> {
  const rows = yield* rowsOf('SELECT * FROM task WHERE company = ? AND case_id = ? ORDER BY opened_at, id', [company, caseId]);
  return rows.map(fromTaskRow);
}
