import { inNameOf } from '../approval/stand-in.js';
import type { Actor } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { Command, PerformAction, UseVerb } from '../model/command.js';
import { own } from '../model/own.js';
import type { CompiledWorkflow } from './compiled.js';
import { questionOf } from './question.js';
import { seatFor } from './seat-for.js';
import { mayUse, verbsOf } from './verbs/may-use.js';

/** What a deputy may do for somebody else: fill seats, and use the verbs of tasks. Starts, signals and offices are not handed on. */
export type ForOthers = Extract<Command, PerformAction | UseVerb>;

export function isForOthers(command: Command): command is ForOthers {
  return command.type === 'PerformAction' || command.type === 'UseVerb';
}

/**
 * Whether a person has no right to what a command asks, whatever comes of it then. Where the command names nothing that there is,
 * nobody has or lacks a right: the decision says what is wrong.
 */
export function lacksRight(workflow: CompiledWorkflow, state: CaseState, command: ForOthers, actor: Actor): boolean {
  if (state.status !== 'open') return false;
  const task = own(state.tasks, command.task);
  if (!task) return (state.trail ?? []).some((step) => step.task.id === command.task && step.person !== inNameOf(actor));
  const definition = workflow.definition.states.get(task.state)?.task;
  if (!definition) return false;
  if (command.type === 'PerformAction') return definition.actions.has(command.action) && 'refused' in seatFor(workflow, state, task, definition, command.action, actor);
  const draft = questionOf(workflow, state, { actor, at: command.at, facts: {} });
  return verbsOf(definition).includes(command.verb) && mayUse(draft, task, definition, command.verb, actor) !== undefined;
}
