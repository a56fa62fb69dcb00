import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';

/** An open task and what the rulebook says of it. @throws Refusal where there is no such task */
export function findTask({ state, deed }: Draft, id: string): { readonly task: OpenTask; readonly definition: TaskDefinition } {
  const task = own(state.tasks, id);
  if (!task) {
    const open = Object.values(state.tasks).map((one) => `${one.id} in ${one.state}`).join(', ') || 'none';
    throw new Refusal({ code: 'task-not-open', message: `Expected an open task (${open}), but "${id}" is not one.` });
  }
  const definition = deed.workflow.definition.states.get(task.state)?.task;
  if (!definition) throw new Error(`the pinned rulebook has no task in "${task.state}"`);
  return { task, definition };
}
