import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The files that a process admin is working on. */
export const rulebookDraftEntity: TableShape = {
  name: 'rulebook_draft',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    files: required(kind.bulk()),
    etag: required(kind.id(64)),
    saved_by: required(kind.id(128)),
    authors: required(kind.body()),
    saved_at: required(kind.instant()),
  }),
};
