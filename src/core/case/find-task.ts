import type { OpenTask } from '../model/case-state.js';
import type { TaskActionDefinition, TaskDefinition } from '../model/definition.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';

export interface FoundTask {
  readonly task: OpenTask;
  readonly definition: TaskDefinition;
}

export interface FoundAction extends FoundTask {
  readonly action: TaskActionDefinition;
}

/** An open task and what the rulebook says of it. @throws Refusal where there is no such task */
export function findTask({ state, deed }: Draft, id: string): FoundTask {
  const task = own(state.tasks, id);
  if (!task) {
    const open = Object.values(state.tasks).map((one) => `${one.id} in ${one.state}`).join(', ') || 'none';
    throw new Refusal({ code: 'task-not-open', message: `Expected an open task (${open}), but "${id}" is not one.` });
  }
  const definition = deed.workflow.definition.states.get(task.state)?.task;
  if (!definition) throw new Error(`the pinned rulebook has no task in "${task.state}"`);
  return { task, definition };
}

/** One of the things that an open task offers. @throws Refusal where there is no such task or action */
export function findAction(draft: Draft, task: string, action: string): FoundAction {
  const found = findTask(draft, task);
  const known = [...found.definition.actions.keys()];
  const offered = found.definition.actions.get(action);
  if (offered) return { ...found, action: offered };
  throw new Refusal({
    code: 'action-unknown',
    message: `Expected one of the task's actions (${known.join(', ')}), but found "${action}".`,
    details: { actions: known },
  });
}
