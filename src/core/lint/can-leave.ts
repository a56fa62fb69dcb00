import { enteredStates } from './entered-states.js';
import { chainOf, transitionsOf, type Placed } from './states.js';

/** Whether a transition leads from a state to where the state is not entered again. */
export function canLeave(placed: Placed): boolean {
  const { workflow, state } = placed;
  const chain = chainOf(placed);
  const inParallel = chain.some(({ kind }) => kind === 'parallel');
  const targets = chain.flatMap(transitionsOf).flatMap(({ target }) => target ?? []);
  return inParallel ? targets.length > 0 || !state.task : targets.some((target) => !enteredStates(workflow, target).has(state.path));
}
