import type { Check } from '../check.js';
import { canMove } from '../can-move.js';
import { allStates, isRestingPlace, nameOfState } from '../states.js';

/** A state in which a case would rest for ever, because nobody and nothing can move it. */
export const deadEnd: Check = {
  rule: 'dead-end',
  severity: 'error',
  find: (definition) =>
    allStates(definition)
      .filter((placed) => isRestingPlace(placed.state) && !canMove(placed))
      .map(({ state }) => ({ at: state.at, message: `Expected a task, a time limit or the answer of a job or child case in ${nameOfState(state)}, or type: final, but nothing makes sure that it ever moves` })),
};
