import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The canonical bytes of a released rulebook, under their hash. Never changed. */
export const rulebookVersionEntity: TableShape = {
  name: 'rulebook_version',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    version: primary(kind.id(64)),
    bytes: required(kind.bulk()),
  }),
};
