import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The truth: one row an accepted command, never changed, never deleted. */
export const historyEntity: TableShape = {
  name: 'history',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    revision: primary(kind.whole()),
    at: required(kind.instant()),
    hash: required(kind.hash()),
    body: required(kind.body()),
  }),
};
