import { primary } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Who has acted on a task and need not see it any more. */
export const taskDoneEntity: TableShape = {
  name: 'task_done',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    task_id: primary(kind.id(255)),
    person: primary(kind.id(128)),
  }),
};
