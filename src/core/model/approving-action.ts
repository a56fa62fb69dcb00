import type { TaskActionDefinition, TaskDefinition } from './definition.js';

/** The action that lets a task pass: what is voted for, otherwise what approves, otherwise the first that sends nothing back. */
export function approvingAction({ actions, vote }: Pick<TaskDefinition, 'actions' | 'vote'>): TaskActionDefinition | undefined {
  const forward = [...actions.values()].filter(({ decisive, outcome }) => !decisive || outcome === vote?.for);
  return forward.find(({ outcome }) => outcome === (vote?.for ?? 'approved')) ?? forward[0];
}

/** Whether a task can be passed without anybody: nothing has to be written or done with what approves it. */
export function canPass(task: Pick<TaskDefinition, 'actions' | 'vote' | 'fields'>): boolean {
  const action = approvingAction(task);
  if (!action || action.does.length > 0 || action.opinion === 'required' || requiresInput(action)) return false;
  const fields = action.fields.size > 0 || action.decisive ? action.fields : task.fields;
  return ![...fields.values()].includes('required');
}

function requiresInput({ input }: TaskActionDefinition): boolean {
  const required = input?.['required'];
  return Array.isArray(required) && required.length > 0;
}
