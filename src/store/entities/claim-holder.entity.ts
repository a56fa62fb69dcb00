import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A case that holds a claim. */
export const claimHolderEntity: TableShape = {
  name: 'claim_holder',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    claim: primary(kind.id(128)),
    key_hash: primary(kind.hash()),
    case_id: primary(kind.id(64)),
    claim_key: required(kind.body()),
  }),
  indices: [
    { name: 'claim_holder_by_case', columns: ['company', 'case_id'] },
  ],
};
