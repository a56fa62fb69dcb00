import type { Check } from '../check.js';
import { allStates, chainOf, nameOfState } from '../states.js';

/** A way for a task to end that no state answers. */
export const unhandledOutcome: Check = {
  rule: 'unhandled-outcome',
  severity: 'error',
  find: (definition) =>
    allStates(definition).flatMap((placed) => {
      const handled = new Set(chainOf(placed).flatMap(({ on }) => on.map(({ trigger }) => trigger)));
      const actions = [...(placed.state.task?.actions.values() ?? [])];
      const { task } = placed.state;
      const failed = task?.vote && !handled.has(task.vote.failed) ? [{ at: task.at, message: `Expected "${task.vote.failed}" under on: of ${nameOfState(placed.state)} or of a state around it, because its vote may fail, but it is missing` }] : [];
      const offered = actions
        .filter(({ outcome }) => !handled.has(outcome))
        .map(({ id, outcome, at }) => ({ at, message: `Expected "${outcome}" under on: of ${nameOfState(placed.state)} or of a state around it, because its task offers "${id}", but it is missing` }));
      return [...offered, ...failed];
    }),
};
