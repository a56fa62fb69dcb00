import type { TaskActionDefinition, TaskDefinition } from '../model/definition.js';

export type WritableFields = ReadonlyMap<string, 'editable' | 'required'>;

/**
 * Which data fields may or must be written with an action: its own where it names any, otherwise the task's. Whoever sends
 * something back need not fill in what moving it on would need.
 */
export function fieldsOf(task: TaskDefinition, action: TaskActionDefinition): WritableFields {
  if (action.fields.size > 0) return action.fields;
  if (!action.decisive) return task.fields;
  return new Map([...task.fields.keys()].map((name) => [name, 'editable'] as const));
}
