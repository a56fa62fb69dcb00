import type { Check } from '../check.js';
import { reachableStates } from '../reachable-states.js';
import { nameOfState } from '../states.js';

/** A state that no case can ever come to. */
export const unreachableState: Check = {
  rule: 'unreachable-state',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()].flatMap((workflow) => {
      const reached = reachableStates(workflow);
      return [...workflow.states.values()]
        .filter(({ path }) => !reached.has(path))
        .map((state) => ({ at: state.at, message: `Expected a way to ${nameOfState(state)}, but no beginning and no transition leads there` }));
    }),
};
