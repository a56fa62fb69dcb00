import { refuseOn } from '../../approval/duty.js';
import { doneInNameOf, inNameOf } from '../../approval/stand-in.js';
import { seatsBefore } from '../../approval/seats.js';
import type { Actor } from '../../model/actor.js';
import type { DoneStep, OpenTask } from '../../model/case-state.js';
import type { Command, UseVerb } from '../../model/command.js';
import type { TaskDefinition } from '../../model/definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Rejection } from '../../model/verdict.js';
import type { Draft } from '../compiled.js';
import { emit } from '../draft.js';
import { isInside, restore } from '../go-back.js';
import { withOpinion, type Use } from './use.js';

/** Takes back what the person did on a task that is still open. */
export function withdraw({ draft, task, command }: Use): Draft {
  const own = task.performed.findLast((one) => doneInNameOf(one) === inNameOf(command.actor));
  if (!own) throw new Refusal(refuseOn(task, 'not-allowed', 'somebody who has acted', `${command.actor.id} has not`));
  return emit(draft, { type: 'ActionWithdrawn', task: task.id, seat: own.seat, person: inNameOf(command.actor), ...withOpinion(command) });
}

/** Why somebody may not take back what was done on an open task: the next one has acted, or it had effects of its own. */
export function whyNotWithdrawn(task: OpenTask, definition: TaskDefinition, actor: Actor): Rejection | undefined {
  const own = task.performed.findLast((one) => doneInNameOf(one) === inNameOf(actor));
  if (!own) return refuseOn(task, 'not-allowed', 'somebody who has acted already and takes it back, not somebody who is', `${actor.id} has not acted`);
  const next = task.performed.find(({ seat }) => seat !== own.seat && seatsBefore(task, seat).includes(own.seat));
  if (next) return refuseOn(task, 'not-allowed', 'nobody to have acted after, who comes next and is', `${next.person} has`);
  if ((definition.actions.get(own.action)?.does.length ?? 0) > 0) return refuseOn(task, 'not-allowed', 'an action without effects of its own, which could be taken back,', `"${own.action}" has some`);
  return undefined;
}

/** Takes back what decided a step, before anybody has acted on what came of it: the task is open again with what others had done on it. */
export function withdrawStep(draft: Draft, command: Command & UseVerb): Draft {
  const step = (draft.state.trail ?? []).find(({ task }) => task.id === command.task);
  const refused = step ? whyNotUndone(draft, step, command.actor) : { code: 'task-not-open' as const, message: `Expected a task that is open, or was the last to be closed, but "${command.task}" is neither.` };
  if (refused || !step) throw new Refusal(refused ?? { code: 'task-not-open', message: '' });
  const open = new Set(Object.keys(draft.state.tasks));
  const back = restore(draft, step.state, step.value, () => true);
  const task = Object.values(back.state.tasks).find((one) => one.state === step.state && !open.has(one.id));
  if (!task) throw new Refusal({ code: 'stuck', message: `Expected the task of "${step.state}" to be open again, but the case does not stay there.` });
  return emit(back, { type: 'StepWithdrawn', was: command.task, task: task.id, state: step.state, person: inNameOf(command.actor), ...withOpinion(command) });
}

/** Why somebody may not take back what decided a step; undefined where it is possible. */
export function whyNotUndone({ state, deed }: Draft, step: DoneStep, actor: Actor): Rejection | undefined {
  const { machine, definition } = deed.workflow;
  const refuse = (expected: string, found: string): Rejection => ({ code: 'not-allowed', message: `Expected ${expected} to withdraw what decided "${step.state}", but ${found}.` });
  if (!definition.states.get(step.state)?.task?.verbs.has('withdraw')) return refuse('a step that lets people', 'this one does not');
  if (step.person !== inNameOf(actor)) return refuse('whoever decided it', `${actor.id} did not`);
  const around = machine.around(state, [step.state]);
  if (around === undefined) return refuse('the case to be where the step can be reached', 'it is not');
  const later = (state.trail ?? []).slice((state.trail ?? []).indexOf(step) + 1).find((one) => isInside(one.state, around));
  const acting = Object.values(state.tasks).find((task) => isInside(task.state, around) && task.performed.length > 0);
  if (later ?? acting) return refuse('nobody to have acted since', `somebody has, in "${(later ?? acting)?.state ?? ''}"`);
  if (step.firm) return refuse('nothing to have followed that lasts', 'something has: a posting, a job, a message, a claim or a passed time limit');
  return undefined;
}
