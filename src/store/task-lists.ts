import type { TaskOrder } from '../engine/ports/case-reader.js';
import type { TaskRow } from '../engine/ports/rows.js';
import type { KeyValue, ListOrder } from './cursor.js';
import { TASKS, TASKS_DUE, TASKS_LATEST, TASKS_UNDUE } from './lists.js';

/** How a list of tasks is ordered, and which tasks are on it. */
export interface TaskList {
  readonly order: ListOrder;
  readonly by: 'opened_at' | 'due_at';
  readonly descending: boolean;
  /** Whether a task has to have a due time; undefined where both may be. */
  readonly due?: boolean;
  readonly keyOf: (task: TaskRow) => readonly KeyValue[];
}

const byOpening = (task: TaskRow): readonly KeyValue[] => [task.openedAt, task.case, task.id];

export const TASK_LISTS: Readonly<Record<TaskOrder, TaskList>> = {
  opened: { order: TASKS, by: 'opened_at', descending: false, keyOf: byOpening },
  latest: { order: TASKS_LATEST, by: 'opened_at', descending: true, keyOf: byOpening },
  due: { order: TASKS_DUE, by: 'due_at', descending: false, due: true, keyOf: (task) => [task.dueAt ?? '', task.case, task.id] },
  undue: { order: TASKS_UNDUE, by: 'opened_at', descending: false, due: false, keyOf: byOpening },
};
