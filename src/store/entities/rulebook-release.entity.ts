import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Which version came into force when. Never changed. */
export const rulebookReleaseEntity: TableShape = {
  name: 'rulebook_release',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    number: primary(kind.whole()),
    version: required(kind.id(64)),
    in_force_from: required(kind.id(10)),
    released_at: required(kind.instant()),
    released_by: required(kind.id(128)),
    note: optional(kind.prose()),
  }),
  indices: [
    { name: 'release_by_version', columns: ['company', 'version'], unique: true },
  ],
};
