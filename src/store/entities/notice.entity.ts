import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** What a person has been told; kept for as long as the case is. */
export const noticeEntity: TableShape = {
  name: 'notice',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    person: primary(kind.id(128)),
    position: primary(kind.long()),
    number: primary(kind.whole()),
    kind: required(kind.id(16)),
    case_id: required(kind.id(64)),
    task: optional(kind.id(128)),
    at: required(kind.instant()),
    words: required(kind.body()),
    read_at: optional(kind.instant()),
  }),
  indices: [{ name: 'notice_unread', columns: ['company', 'person', 'read_at', 'position', 'number'] }],
};
