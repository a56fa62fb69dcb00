import { textIn } from '../model/text.js';
import type { StateDefinition, TransitionDefinition } from '../model/definition.js';
import { Refusal } from '../model/refusal.js';
import type { RejectionCode } from '../model/verdict.js';
import { activeStates } from './finish.js';
import type { Draft } from './compiled.js';

/**
 * The transitions that a trigger could take where the case stands, innermost state first.
 * @param taskState path of the task's state, or '' for a trigger that any active state may take
 */
export function candidates({ state, deed }: Draft, taskState: string, trigger: string): readonly TransitionDefinition[] {
  const { states } = deed.workflow.definition;
  const active = taskState === '' ? activeStates(states, deed.workflow.machine.leaves(state)) : activeStates(states, [taskState]);
  return [...active].reverse().flatMap((one: StateDefinition) => one.on.filter((on) => on.trigger === trigger).flatMap((on) => on.transitions));
}

/**
 * Refuses because no transition can be taken, and says which conditions stand in the way.
 * @param asked what the person asked for: the action, or the signal
 * @throws Refusal always
 */
export function refuseByGuards(draft: Draft, taskState: string, trigger: string, asked = trigger, code: RejectionCode = 'guard-refused'): never {
  const guarded = candidates(draft, taskState, trigger).filter((one) => one.guard);
  const told = guarded.some((one) => one.because) ? guarded.filter((one) => one.because) : guarded;
  const language = draft.deed.workflow.rulebook.definition.language;
  const reasons = told.map((one) => (one.because ? textIn(one.because, language) : `\`${one.guard?.text ?? ''}\``));
  const article = told.find((one) => one.article !== undefined)?.article;
  throw new Refusal({
    code: guarded.length > 0 ? 'guard-refused' : code,
    message:
      guarded.length > 0
        ? `Expected a condition for "${asked}" to hold, but none does: ${reasons.join('; ')}.`
        : `Expected the case to be waiting for "${asked}", but it is not.`,
    ...(article !== undefined && { article }),
  });
}
