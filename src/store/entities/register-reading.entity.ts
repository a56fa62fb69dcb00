import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** One reading of a register that is logged. Only ever added to. */
export const registerReadingEntity: TableShape = {
  name: 'register_reading',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    register: required(kind.id(128)),
    person: required(kind.id(128)),
    at: required(kind.instant()),
    asked: required(kind.body()),
    row_count: required(kind.whole()),
  }),
  indices: [
    { name: 'register_reading_by_register', columns: ['company', 'register', 'at', 'id'] },
    { name: 'register_reading_by_person', columns: ['company', 'person', 'at', 'id'] },
    { name: 'register_reading_by_time', columns: ['company', 'at', 'id'] },
  ],
};
