import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** How many cases hold a claim at the moment. */
export const claimCounterEntity: TableShape = {
  name: 'claim_counter',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    claim: primary(kind.id(128)),
    key_hash: primary(kind.hash()),
    taken: required(kind.whole()),
  }),
};
