import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A token for programs, under its hash. */
export const tokenEntity: TableShape = {
  name: 'token',
  columns: (kind) => ({
    id: primary(kind.id(64)),
    company: required(kind.id(64)),
    person: required(kind.id(128)),
    label: required(kind.prose()),
    created_at: required(kind.instant()),
    expires_at: optional(kind.instant()),
  }),
  indices: [
    { name: 'token_by_person', columns: ['company', 'person'] },
  ],
};
