import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An armed timer. `fence` counts how often it has been claimed. */
export const timerEntity: TableShape = {
  name: 'timer',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    arming: required(kind.whole()),
    due_at: required(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'timer_by_due', columns: ['due_at'] },
    { name: 'timer_by_company', columns: ['company', 'due_at', 'case_id', 'id'] },
  ],
};
