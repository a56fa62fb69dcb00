import { optional, primary } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Who may do a task: a row a token, in the order of a task list. */
export const candidateEntity: TableShape = {
  name: 'candidate',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    token: primary(kind.id(255)),
    opened_at: primary(kind.instant()),
    case_id: primary(kind.id(64)),
    task_id: primary(kind.id(255)),
    due_at: optional(kind.instant()),
  }),
  indices: [
    { name: 'candidate_by_task', columns: ['company', 'case_id', 'task_id'] },
    { name: 'candidate_by_due', columns: ['company', 'token', 'due_at', 'case_id', 'task_id'] },
  ],
};
