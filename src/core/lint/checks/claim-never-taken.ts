import type { Check } from '../check.js';
import { objectsIn } from '../walk.js';

/** A claim that is to be taken by an action, which no state has. */
export const claimNeverTaken: Check = {
  rule: 'claim-never-taken',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap(({ claims, root }) => {
      const taken = new Set(objectsIn(root).filter(({ kind }) => kind === 'claim').map(({ claim }) => claim));
      return [...claims.values()]
        .filter((claim) => claim.taken === 'action' && !taken.has(claim.id))
        .map(({ id, at }) => ({ at, message: `Expected an action "claim: ${id}", or taken: start, but nothing ever takes this claim` }));
    }),
};
