import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A sign-in, under the hash of its secret. */
export const sessionEntity: TableShape = {
  name: 'session',
  columns: (kind) => ({
    id: primary(kind.id(64)),
    company: required(kind.id(64)),
    person: required(kind.id(128)),
    expires_at: required(kind.instant()),
  }),
  indices: [
    { name: 'session_by_person', columns: ['company', 'person'] },
    { name: 'session_by_end', columns: ['expires_at'] },
  ],
};
