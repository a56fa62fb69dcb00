import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Who stands in for whom. Only ever added to. */
export const deputyEntity: TableShape = {
  name: 'deputy',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    principal: required(kind.id(128)),
    deputy: required(kind.id(128)),
    first_day: required(kind.id(10)),
    last_day: required(kind.id(10)),
    workflows: optional(kind.body()),
    posts: optional(kind.body()),
    reason: required(kind.prose()),
    made_by: required(kind.id(128)),
    made_at: required(kind.instant()),
  }),
  indices: [
    { name: 'deputy_by_deputy', columns: ['company', 'deputy', 'made_at', 'id'] },
    { name: 'deputy_by_principal', columns: ['company', 'principal', 'made_at', 'id'] },
  ],
};
