import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An entry in a ledger, on the account of a person. */
export const postingEntity: TableShape = {
  name: 'posting',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    ledger: required(kind.id(128)),
    person: required(kind.id(128)),
    amount: required(kind.decimal()),
    unit: required(kind.id(64)),
    article: optional(kind.id(255)),
    reason: optional(kind.prose()),
    at: required(kind.instant()),
  }),
  indices: [
    { name: 'posting_by_time', columns: ['company', 'at', 'case_id', 'id'] },
    { name: 'posting_by_ledger', columns: ['company', 'ledger', 'person', 'at'] },
    { name: 'posting_by_person', columns: ['company', 'person', 'at'] },
  ],
};
