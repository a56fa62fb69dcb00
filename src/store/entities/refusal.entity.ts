import { numbered, optional, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A command that was refused. Only ever added to. */
export const refusalEntity: TableShape = {
  name: 'refusal',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    company: required(kind.id(64)),
    case_id: optional(kind.id(64)),
    actor: required(kind.id(128)),
    command: required(kind.id(64)),
    at: required(kind.instant()),
    code: required(kind.id(64)),
    message: required(kind.prose()),
  }),
  indices: [
    { name: 'refusal_by_company', columns: ['company', 'seq'] },
    { name: 'refusal_by_case', columns: ['company', 'case_id', 'seq'] },
  ],
};
