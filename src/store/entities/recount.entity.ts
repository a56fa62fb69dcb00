import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A version for whose published years the open cases of a company are being gone through. `last_seen` is where the next page begins. */
export const recountEntity: TableShape = {
  name: 'recount',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    version: primary(kind.id(64)),
    last_seen: optional(kind.prose()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
};
