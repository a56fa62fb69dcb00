import type { Check } from '../check.js';
import { canLeave } from '../can-leave.js';
import { canMove } from '../can-move.js';
import { allStates, isRestingPlace, nameOfState } from '../states.js';

/** A state in which something can be done, but from which no transition leads anywhere else. */
export const trapState: Check = {
  rule: 'trap-state',
  severity: 'error',
  find: (definition) =>
    allStates(definition)
      .filter((placed) => isRestingPlace(placed.state) && canMove(placed) && !canLeave(placed))
      .map(({ state }) => ({ at: state.at, message: `Expected a transition that leaves ${nameOfState(state)}, but all of them stay in it` })),
};
