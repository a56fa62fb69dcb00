import { primary } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A number in the data of a case, in hundredths. */
export const caseAmountEntity: TableShape = {
  name: 'case_amount',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    hundredths: primary(kind.long()),
    case_id: primary(kind.id(64)),
  }),
  indices: [{ name: 'case_amount_by_case', columns: ['company', 'case_id'] }],
};
