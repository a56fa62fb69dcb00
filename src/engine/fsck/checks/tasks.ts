import type { TaskRow } from '../../ports/rows.js';
import type { CaseCheck } from '../check.js';
import { expectedWork } from '../expected-work.js';
import { differences } from '../same-rows.js';
import type { Row } from '../same-rows.js';

/** The task rows are those of the state; an ended case has none. */
export const tasks: CaseCheck = {
  name: 'tasks',
  find(view) {
    if (view.problem !== undefined) return [];
    const rowOf = (task: TaskRow): Row => ({ id: task.id, revision: view.lastRevision, values: task });
    return differences({ noun: 'task', expected: expectedWork(view).tasks.map(rowOf), stored: view.records.tasks.map(rowOf) });
  },
};
