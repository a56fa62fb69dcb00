import type { StateDefinition, TransitionDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';

/**
 * What a machine does on its way, told to it from outside: the machine only knows which state follows which. All four are
 * pure; they hand on a draft of the case. They may throw to refuse the whole step.
 */
export interface Behaviour<Draft> {
  holds(guard: Expression, draft: Draft): boolean;
  /** @param state the one that the transition leads out of */
  take(transition: TransitionDefinition, state: StateDefinition, draft: Draft): Draft;
  enter(state: StateDefinition, draft: Draft): Draft;
  leave(state: StateDefinition, draft: Draft): Draft;
}
