import type { Check } from '../check.js';
import { canMove } from '../can-move.js';
import { enteredStates } from '../entered-states.js';
import { allStates, chainOf, isRestingPlace, nameOfState, transitionsOf, type Placed } from '../states.js';

/** A state in which something can be done, but from which no transition leads anywhere else. */
export const trapState: Check = {
  rule: 'trap-state',
  severity: 'error',
  find: (definition) =>
    allStates(definition)
      .filter((placed) => isRestingPlace(placed.state) && canMove(placed) && !canLeave(placed))
      .map(({ state }) => ({ at: state.at, message: `Expected a transition that leaves ${nameOfState(state)}, but all of them stay in it` })),
};

function canLeave(placed: Placed): boolean {
  const { workflow, state } = placed;
  const chain = chainOf(placed);
  const inParallel = chain.some(({ kind }) => kind === 'parallel');
  const targets = chain.flatMap(transitionsOf).flatMap(({ target }) => target ?? []);
  return inParallel ? targets.length > 0 || !state.task : targets.some((target) => !enteredStates(workflow, target).has(state.path));
}
