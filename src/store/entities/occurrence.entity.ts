import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An occurrence of a schedule: waiting, halted, started or skipped. `fence` counts how often it has been claimed or moved. */
export const occurrenceEntity: TableShape = {
  name: 'occurrence',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    id: primary(kind.id(255)),
    schedule: required(kind.id(128)),
    period_start: required(kind.id(10)),
    period_end: required(kind.id(10)),
    due_at: required(kind.instant()),
    counted: required(kind.body()),
    version: required(kind.id(64)),
    state: required(kind.id(16)),
    case_id: optional(kind.id(64)),
    reason: optional(kind.prose()),
    settled_at: optional(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'occurrence_by_due', columns: ['state', 'due_at'] },
    { name: 'occurrence_by_company', columns: ['company', 'due_at', 'workflow', 'id'] },
  ],
};
