import type { Check } from '../check.js';
import { allStates, nameOfState } from '../states.js';

/** A task that offers nothing to do. */
export const taskWithoutAction: Check = {
  rule: 'task-without-action',
  severity: 'error',
  find: (definition) =>
    allStates(definition).flatMap(({ state }) =>
      state.task?.actions.size === 0 ? [{ at: state.task.at, message: `Expected the task of ${nameOfState(state)} to offer an action, but its state handles no outcome of a well-known verb and it lists none` }] : [],
    ),
};
