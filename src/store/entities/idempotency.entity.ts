import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The answer that a command got, under the key that it carried. */
export const idempotencyEntity: TableShape = {
  name: 'idempotency',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    actor: primary(kind.id(128)),
    command_key: primary(kind.id(255)),
    request_hash: required(kind.id(64)),
    case_id: required(kind.id(64)),
    at: required(kind.instant()),
    answer: required(kind.body()),
  }),
};
