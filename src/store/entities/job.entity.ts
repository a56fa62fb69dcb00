import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Automatic work that waits, or that waits for an operator. `fence` counts how often it has been claimed. */
export const jobEntity: TableShape = {
  name: 'job',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    kind: required(kind.id(16)),
    connector: required(kind.id(128)),
    input: required(kind.body()),
    run_at: required(kind.instant()),
    attempts: required(kind.whole()),
    state: required(kind.id(16)),
    error: optional(kind.prose()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'job_by_run', columns: ['state', 'run_at'] },
    { name: 'job_by_company', columns: ['company', 'state', 'run_at', 'case_id', 'id'] },
  ],
};
