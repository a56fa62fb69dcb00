import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** What a case is found by. The first entry that made it so counts. */
export const caseMarkEntity: TableShape = {
  name: 'case_mark',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    kind: primary(kind.id(16)),
    value: primary(kind.id(191)),
    case_id: primary(kind.id(64)),
    revision: required(kind.whole()),
  }),
  indices: [{ name: 'case_mark_by_case', columns: ['company', 'case_id'] }],
};
