import type { RowChanges } from '../../engine/ports.js';
import { insertRows, placesFor } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';
import { toCandidateRows, toTaskDoneRows, toTaskRow } from './task-row.js';

/** Tasks are written whole: what was there of them goes first. */
export function* saveTasks(rows: RowChanges): Script<void> {
  const ids = [...rows.tasksClosed, ...rows.tasksSaved.map((task) => task.id)];
  if (!rows.isNew && ids.length > 0) yield* deleteTasks(rows.case.company, rows.case.id, ids);
  yield* insertRows('task', rows.tasksSaved.map(toTaskRow));
  yield* insertRows('candidate', rows.tasksSaved.flatMap(toCandidateRows));
  yield* insertRows('task_done', rows.tasksSaved.flatMap(toTaskDoneRows));
}

function* deleteTasks(company: string, caseId: string, ids: readonly string[]): Script<void> {
  for (const [table, column] of [['task', 'id'], ['candidate', 'task_id'], ['task_done', 'task_id']]) {
    yield* changesOf(`DELETE FROM ${table} WHERE company = ? AND case_id = ? AND ${column} IN (${placesFor(ids)})`, [company, caseId, ...ids]);
  }
}
