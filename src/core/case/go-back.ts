import type { Place } from '../machine/compile-machine.js';
import { jumpTrigger } from '../machine/triggers.js';
import type { DoneStep, OpenTask, PendingReturn } from '../model/case-state.js';
import type { StateValue } from '../model/task-terms.js';
import { Refusal } from '../model/refusal.js';
import type { CompiledWorkflow, Draft } from './compiled.js';
import { arrive } from './moves.js';

/** Whether a path is that of a state inside another one. */
export function isInside(path: string, around: string): boolean {
  return around === '' || path.startsWith(`${around}.`);
}

/** Puts the case into other states; the history tells of a jump to the first of them. @throws Refusal */
export function jumpTo(draft: Draft, [first, ...others]: readonly [string, ...string[]], quiet?: Draft['quiet']): Draft {
  const step = draft.deed.workflow.machine.jump(draft.state, [first, ...others], { ...draft, articles: [], entered: [], quiet });
  if (!step) throw new Refusal({ code: 'not-allowed', message: `Expected a state that the case can be put into from here, but "${first}" is reached only with what runs beside it.` });
  const { quiet: _quiet, ...after } = step.draft;
  return arrive({ ...step, draft: after }, draft.state.value, jumpTrigger(first));
}

/**
 * Back to where the case stood: to a step, and beside it to the parallel steps that were open or over. What was waited for there
 * without a task begins anew, because its answer may have come meanwhile.
 */
export function restore(draft: Draft, step: string, value: StateValue, quiet?: Draft['quiet']): Draft {
  const { workflow } = draft.deed;
  const over = (path: string): boolean => workflow.definition.states.get(path)?.kind === 'final';
  return jumpTo(draft, standingBefore(workflow, draft.state, step, value), quiet ?? over);
}

/** The states that a case is put into, so that it stands at a step as it stood before. */
export function standingBefore({ machine, definition }: CompiledWorkflow, now: Place, step: string, value: StateValue): readonly [string, ...string[]] {
  const around = machine.around(now, [step]) ?? '';
  const stood = machine.leaves({ value, remembered: {} }).filter((leaf) => isInside(leaf, around));
  const kept = stood.filter((leaf) => definition.states.get(leaf)?.task ?? definition.states.get(leaf)?.kind === 'final');
  const own = kept.some((leaf) => leaf === step || isInside(leaf, step)) ? [] : [step];
  return inFront(step, [...own, ...kept]);
}

function inFront(step: string, targets: readonly string[]): readonly [string, ...string[]] {
  const isOwn = (path: string): boolean => path === step || isInside(path, step);
  const [first = step, ...others] = [...targets.filter(isOwn), ...targets.filter((path) => !isOwn(path))];
  return [first, ...others];
}

/** The steps that a task can be sent back to, in the order in which they were last done: what ran before it, not what runs beside it. */
export function earlierSteps({ state, deed }: Draft, task: Pick<OpenTask, 'state'>): readonly DoneStep[] {
  const { machine, definition } = deed.workflow;
  return (state.trail ?? []).filter((step) => {
    const around = step.state !== task.state && definition.states.has(step.state) ? machine.around(state, [step.state]) : undefined;
    return around !== undefined && isInside(task.state, around);
  });
}

/** The return that this step answers by being done as before. */
export function answeredReturn({ state }: Draft, path: string, outcome: string): PendingReturn | undefined {
  const pending = (state.returns ?? []).findLast((one) => one.to === path);
  return pending?.undone.some((step) => step.state === path && step.outcome === outcome) ? pending : undefined;
}
