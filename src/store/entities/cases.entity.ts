import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A case as its history tells it now: a cached fold with `revision` as the optimistic lock. */
export const casesEntity: TableShape = {
  name: 'cases',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    workflow: required(kind.id(128)),
    version: required(kind.id(64)),
    revision: required(kind.whole()),
    status: required(kind.id(16)),
    outcome: optional(kind.id(255)),
    started_by: required(kind.id(128)),
    started_at: required(kind.instant()),
    updated_at: required(kind.instant()),
    parent_case: optional(kind.id(64)),
    head: required(kind.hash()),
    state: required(kind.body()),
  }),
  indices: [
    { name: 'cases_by_start', columns: ['company', 'started_at', 'id'] },
    { name: 'cases_by_workflow', columns: ['company', 'workflow', 'started_at', 'id'] },
    { name: 'cases_by_starter', columns: ['company', 'started_by', 'started_at', 'id'] },
    { name: 'cases_by_status', columns: ['company', 'status', 'started_at', 'id'] },
    { name: 'cases_by_parent', columns: ['company', 'parent_case', 'started_at', 'id'] },
  ],
};
