import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The position of a company's stream up to which its cases are marked. */
export const markPositionEntity: TableShape = {
  name: 'mark_position',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    last: required(kind.long()),
  }),
};
