import { regulationsOf } from '../../model/regulations-of.js';
import type { Check } from '../check.js';

/** A regulation that no file carries out and that is neither marked as advice nor waived. */
export const uncitedRegulation: Check = {
  rule: 'uncited-regulation',
  severity: 'warning',
  find: (definition) => {
    const named = regulationsOf(definition);
    return [...definition.regulations.values()]
      .filter(({ id, advice, untested }) => !advice && untested === undefined && !named.has(id))
      .map(({ id, at }) => ({ at, message: `Expected a table, calendar or workflow whose source is the regulation "${id}", or advice: true, but there is none` }));
  },
};
