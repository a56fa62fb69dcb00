import { inNameOf } from '../../core/approval/stand-in.js';
import { mayUse, verbsOf } from '../../core/case/verbs/may-use.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
import { questionOf } from '../../core/case/question.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { Verb } from '../../core/model/command.js';
import type { ScenarioStep } from '../../core/model/scenario.js';

/** The task on which a step of an example uses a verb: one on which the person may, or the one whose decision is withdrawn. */
export function taskForVerb(workflow: CompiledWorkflow, state: CaseState, step: Extract<ScenarioStep, { kind: 'act' }>, actor: Actor): { readonly task: string; readonly verb: Verb } | undefined {
  const draft = questionOf(workflow, state, { actor, at: state.startedAt, facts: {} });
  const isMeant = (path: string): boolean => step.in === undefined || step.in === path;
  const offering = Object.values(state.tasks).flatMap((task) => {
    const definition = workflow.definition.states.get(task.state)?.task;
    const verb = definition && verbsOf(definition).find((one) => one === step.action);
    return definition && verb && isMeant(task.state) ? [{ task, verb, may: mayUse(draft, task, definition, verb, actor) === undefined }] : [];
  });
  const found = offering.find(({ may }) => may);
  if (found) return { task: found.task.id, verb: found.verb };
  const decided = step.action === 'withdraw' ? state.trail?.findLast(({ state: path, person }) => person === inNameOf(actor) && isMeant(path)) : undefined;
  if (decided) return { task: decided.task.id, verb: 'withdraw' };
  const [first] = offering;
  return first && { task: first.task.id, verb: first.verb };
}
