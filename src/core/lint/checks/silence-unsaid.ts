import { needsRow } from '../../model/table.js';
import type { Check } from '../check.js';

/** A table that an example wants to be silent, and that does not say so. */
export const silenceUnsaid: Check = {
  rule: 'silence-unsaid',
  severity: 'error',
  find: ({ tables }) =>
    [...tables.values()]
      .filter(({ default: otherwise, hit }) => otherwise === undefined && needsRow(hit))
      .flatMap(({ id, examples }) => examples.filter(({ then }) => then === null).map(({ at }) => ({ at, message: `Expected "default: silent" in the table "${id}", because this example wants it to have no answer` }))),
};
