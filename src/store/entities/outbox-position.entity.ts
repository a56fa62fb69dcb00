import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The last position that a company's stream has given. */
export const outboxPositionEntity: TableShape = {
  name: 'outbox_position',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    last: required(kind.long()),
  }),
};
