import type { Check } from '../check.js';

/** A table that nobody has tried out. */
export const tableWithoutExample: Check = {
  rule: 'table-without-example',
  severity: 'warning',
  find: ({ tables }) =>
    [...tables.values()].filter(({ examples }) => examples.length === 0).map(({ id, at }) => ({ at, message: `Expected an example in the table "${id}", but it has none` })),
};
