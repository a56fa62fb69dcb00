import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';

/**
 * What the performances so far decide: an outcome, or undefined while seats are still to be heard. With `any` the first
 * decides. With `all` every seat is heard, except that one decisive action (reject, return) ends it at once.
 */
export function outcomeOf(task: OpenTask, definition: TaskDefinition): string | undefined {
  const last = task.performed.at(-1);
  const action = last && definition.actions.get(last.action);
  if (!action) return undefined;
  if (task.mode === 'any' || action.decisive) return action.outcome;
  return task.performed.length === task.seats.length ? action.outcome : undefined;
}
