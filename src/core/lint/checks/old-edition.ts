import type { Check } from '../check.js';

/** A rulebook in an edition of the language that lets more slip. */
export const oldEdition: Check = {
  rule: 'old-edition',
  severity: 'warning',
  find: ({ edition, company, articles }) => {
    const [first] = articles.values();
    const at = { file: first?.at.file ?? 'rules/rulebook.yaml', line: 1, column: 1 };
    return edition === 2 ? [] : [{ at, message: `Expected "edition: 2" in the rulebook of ${company}, but it is written in edition 1, whose tables look at no types` }];
  },
};
