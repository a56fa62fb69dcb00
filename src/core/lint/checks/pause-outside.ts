import type { Check } from '../check.js';
import { allStates, nameOfState } from '../states.js';

/** A clock that stands still in a state where it does not run at all. */
export const pauseOutside: Check = {
  rule: 'pause-outside',
  severity: 'error',
  find: (definition) =>
    allStates(definition).flatMap(({ state }) =>
      (state.sla?.pausedIn ?? [])
        .filter((path) => state.path !== '' && !path.startsWith(`${state.path}.`))
        .map((path) => ({ at: state.sla?.at ?? state.at, message: `Expected a state inside ${nameOfState(state)}, during which its clock stands still, but "${path}" is not inside it` })),
    ),
};
