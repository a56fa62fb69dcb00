import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An open task. */
export const taskEntity: TableShape = {
  name: 'task',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    workflow: required(kind.id(128)),
    state: required(kind.id(255)),
    opened_at: required(kind.instant()),
    due_at: optional(kind.instant()),
    candidates: required(kind.body()),
    done: required(kind.body()),
  }),
};
