import { primary } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A field that a case was started with, by the hash of its value, so that equal ones are counted by index. */
export const caseFieldEntity: TableShape = {
  name: 'case_field',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    field: primary(kind.id(128)),
    value_hash: primary(kind.hash()),
    case_id: primary(kind.id(64)),
  }),
};
