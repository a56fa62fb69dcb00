import { numbered, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A failed attempt to sign in, under the key that it is counted by. */
export const signInFailureEntity: TableShape = {
  name: 'sign_in_failure',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    failure_key: required(kind.id(255)),
    at: required(kind.instant()),
  }),
  indices: [
    { name: 'failure_by_key', columns: ['failure_key', 'at'] },
    { name: 'failure_by_time', columns: ['at'] },
  ],
};
