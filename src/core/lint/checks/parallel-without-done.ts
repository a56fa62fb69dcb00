import type { Check } from '../check.js';
import { allStates, nameOfState } from '../states.js';

/** A parallel state that does not say what follows when all of its parts have ended. */
export const parallelWithoutDone: Check = {
  rule: 'parallel-without-done',
  severity: 'warning',
  find: (definition) =>
    allStates(definition)
      .filter(({ state: { path, kind, onDone } }) => path !== '' && kind === 'parallel' && onDone.length === 0)
      .map(({ state }) => ({ at: state.at, message: `Expected onDone in ${nameOfState(state)}, to go on when all of its parts have ended, but it is missing` })),
};
