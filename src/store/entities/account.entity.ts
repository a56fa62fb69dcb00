import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A person who may sign in. */
export const accountEntity: TableShape = {
  name: 'account',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    person: primary(kind.id(128)),
    password_hash: required(kind.id(255)),
    disabled: required(kind.flag()),
  }),
};
