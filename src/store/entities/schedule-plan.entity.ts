import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** How far a company's schedules have been looked at. */
export const schedulePlanEntity: TableShape = {
  name: 'schedule_plan',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    revision: required(kind.whole()),
    seen: required(kind.whole()),
    in_force: required(kind.whole()),
    cursors: required(kind.body()),
    look_at: optional(kind.instant()),
  }),
};
