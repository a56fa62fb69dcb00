import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An entry in a ledger, on the account of its holder. */
export const postingEntity: TableShape = {
  name: 'posting',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    ledger: required(kind.id(128)),
    holder: required(kind.id(128)),
    amount: required(kind.decimal()),
    unit: required(kind.id(64)),
    article: optional(kind.id(255)),
    reason: optional(kind.prose()),
    at: required(kind.instant()),
    decided_by: required(kind.id(128)),
    reverses: optional(kind.id(320)),
  }),
  indices: [
    { name: 'posting_by_time', columns: ['company', 'at', 'case_id', 'id'] },
    { name: 'posting_by_ledger', columns: ['company', 'ledger', 'holder', 'at'] },
    { name: 'posting_reversed_once', columns: ['company', 'reverses'], unique: true },
  ],
};
