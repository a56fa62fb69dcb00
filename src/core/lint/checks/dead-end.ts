import { outcomesOf } from '../../model/outcomes-of.js';
import type { Check, Finding } from '../check.js';
import { canLeave } from '../can-leave.js';
import { canMove, movesByItself } from '../can-move.js';
import { allStates, chainOf, isRestingPlace, nameOfState, type Placed } from '../states.js';

/** A state in which a case would rest for ever, because nobody and nothing can move it, or nobody any more. */
export const deadEnd: Check = {
  rule: 'dead-end',
  severity: 'error',
  find: (definition) => allStates(definition).filter(({ state }) => isRestingPlace(state)).flatMap(faultsOf),
};

function faultsOf(placed: Placed): readonly Finding[] {
  const { state } = placed;
  if (!canMove(placed)) return [{ at: state.at, message: `Expected a task, a time limit or the answer of a job or child case in ${nameOfState(state)}, or type: final, but nothing makes sure that it ever moves` }];
  const staying = (state.task ? outcomesOf(state.task) : []).flatMap((outcome) => {
    const taken = chainOf(placed).flatMap(({ on }) => on).find(({ trigger }) => trigger === outcome);
    return (taken?.transitions ?? []).filter(({ target }) => target === undefined).map(({ at }) => ({ at, outcome }));
  });
  if (staying.length === 0 || movesByItself(placed) || !canLeave(placed)) return [];
  return staying.map(({ at, outcome }) => ({ at, message: `Expected a target for "${outcome}" in ${nameOfState(state)}: its task has ended with it, and nobody is asked again; to ask anew, lead back to the state itself` }));
}
