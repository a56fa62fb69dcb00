import { behalfOf } from '../../approval/stand-in.js';
import type { DoneStep, OpenTask } from '../../model/case-state.js';
import type { VerbDefinition } from '../../model/verb-definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { emit } from '../draft.js';
import { earlierSteps, isInside, jumpTo } from '../go-back.js';
import { withOpinion, type Use } from './use.js';

/** Sends the case back to a step that has been done, also out of parallel branches, which are called off. */
export function sendBack({ draft, task, command, verb }: Use): Draft {
  const { definition } = draft.deed.workflow;
  const steps = stepsFor(draft, task, verb);
  const to = chosen(steps, command.to);
  const around = draft.deed.workflow.machine.around(draft.state, [to]) ?? '';
  const trail = draft.state.trail ?? [];
  const undone = trail.slice(trail.findIndex((step) => step.state === to)).filter((step) => isInside(step.state, around));
  const beside = Object.values(draft.state.tasks).filter((one) => one.id !== task.id && isInside(one.state, around));
  const article = verb.article ?? task.article;
  const returned = emit(draft, {
    type: 'CaseReturned',
    verb: verb.id === 'reject' ? 'reject' : 'return',
    task: task.id,
    from: task.state,
    to,
    by: command.actor.id,
    ...behalfOf(command.actor),
    resubmit: verb.resubmit,
    value: draft.state.value,
    cancelled: beside.map((one) => one.state),
    undone: undone.map((step) => step.state),
    ...withOpinion(command),
    ...(article !== undefined && { article }),
  });
  if (!definition.states.has(to)) throw new Error(`the pinned rulebook has no state "${to}"`);
  return jumpTo(returned, [to]);
}

/** The steps that the rulebook lets a task be sent back to, as the case stands. */
export function stepsFor(draft: Draft, task: OpenTask, { steps }: VerbDefinition): readonly DoneStep[] {
  const earlier = earlierSteps(draft, task);
  switch (steps) {
    case 'earlier':
      return earlier;
    case 'before':
      return earlier.slice(-1);
    case 'starter':
      return earlier.filter(({ person }) => person === draft.state.startedBy).slice(0, 1);
    default:
      return earlier.filter(({ state }) => steps.includes(state));
  }
}

function chosen(steps: readonly DoneStep[], to: string | undefined): string {
  const [only] = steps;
  if (to === undefined && only && steps.length === 1) return only.state;
  const found = steps.find(({ state }) => state === to);
  if (found) return found.state;
  const known = steps.map(({ state }) => state);
  throw new Refusal({ code: 'data-invalid', message: `Expected one of the steps ${known.join(', ')} under "to", but found ${JSON.stringify(to ?? null)}.`, details: { steps: known } });
}
