import { numbered, optional, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** What is told to the world. `seq` is the order of writing, `position` the order of telling, given once. */
export const outboxEntity: TableShape = {
  name: 'outbox',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    company: required(kind.id(64)),
    case_id: required(kind.id(64)),
    revision: required(kind.whole()),
    workflow: required(kind.id(128)),
    events: required(kind.body()),
    at: required(kind.instant()),
    position: optional(kind.long()),
    notices: optional(kind.body()),
  }),
  indices: [
    { name: 'outbox_by_position', columns: ['company', 'position'], unique: true },
    { name: 'outbox_waiting', columns: ['position', 'seq'] },
    { name: 'outbox_by_entry', columns: ['company', 'case_id', 'revision'], unique: true },
  ],
};
