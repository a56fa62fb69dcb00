import type { Check } from '../check.js';

/** A table or a formula that nobody has tried out. */
export const tableWithoutExample: Check = {
  rule: 'table-without-example',
  severity: 'warning',
  find: ({ tables, formulas }) =>
    [...tables.values(), ...formulas.values()]
      .filter(({ examples }) => examples.length === 0)
      .map((rule) => ({ at: rule.at, message: `Expected an example in the ${'kind' in rule ? rule.kind : 'table'} "${rule.id}", but it has none` })),
};
