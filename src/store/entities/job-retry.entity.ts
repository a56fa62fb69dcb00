import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** That a halted message between cases was sent back to work, under the key of whoever asked for it. */
export const jobRetryEntity: TableShape = {
  name: 'job_retry',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    actor: primary(kind.id(128)),
    command_key: primary(kind.id(255)),
    request_hash: required(kind.id(64)),
    case_id: required(kind.id(64)),
    job_id: required(kind.id(255)),
    at: required(kind.instant()),
  }),
};
