import type { Check } from '../check.js';

/** A workflow whose cases never end. */
export const missingFinal: Check = {
  rule: 'missing-final',
  severity: 'warning',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap(({ id, root, at }) => {
      if (root.kind !== 'parallel') return root.children.some(({ kind }) => kind === 'final') ? [] : [{ at, message: `Expected a final state directly in the workflow "${id}", but its cases never end` }];
      return root.children
        .filter(({ children }) => !children.some(({ kind }) => kind === 'final'))
        .map((region) => ({ at: region.at, message: `Expected a final state directly in "${region.path}", but without it no case of "${id}" ends` }));
    }),
};
