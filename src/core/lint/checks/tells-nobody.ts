import type { StateDefinition, TransitionDefinition } from '../../model/definition.js';
import type { RecipientRule } from '../../model/action-definition.js';
import type { Check, Finding } from '../check.js';
import { allStates, transitionsOf } from '../states.js';
import { tellsIn, type Tell } from '../tells-in.js';

/** `to: task` where no task waits: before the tasks of a state are opened, or after they have been closed on the way out. */
export const tellsNobody: Check = {
  rule: 'tells-nobody',
  severity: 'error',
  find: (definition) =>
    allStates(definition).flatMap(({ state }) => {
      const out = transitionsOf(state).filter((transition) => leaves(transition, state));
      return [
        ...findIn(state.entry, 'its tasks are opened only after it is entered'),
        ...findIn(state.exit, 'its tasks are closed before it is left'),
        ...out.flatMap(({ actions }) => findIn(actions, 'its tasks are closed on the way to the target')),
      ];
    }),
};

function leaves({ target, reenter }: TransitionDefinition, { path }: StateDefinition): boolean {
  if (target === undefined) return false;
  return reenter === true || (path !== '' && !target.startsWith(`${path}.`));
}

function findIn(piece: unknown, why: string): readonly Finding[] {
  return tellsIn(piece).filter(meansTasks).map(({ at }) => ({ at, message: `Expected somebody for whom a task of the state waits, but ${why}` }));
}

function meansTasks({ to }: Tell): boolean {
  return to.some(({ kind }: RecipientRule) => kind === 'task' || kind === 'task-leader');
}
