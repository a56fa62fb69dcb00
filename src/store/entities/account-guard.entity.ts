import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** How often postings have changed an account that may not come below a balance: what two of them collide on. */
export const accountGuardEntity: TableShape = {
  name: 'account_guard',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    ledger: primary(kind.id(128)),
    holder: primary(kind.id(128)),
    changes: required(kind.whole()),
  }),
};
