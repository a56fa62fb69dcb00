import type { TaskDefinition } from './definition.js';

/** Every outcome that a task can end with. */
export function outcomesOf({ actions, vote }: TaskDefinition): readonly string[] {
  return [...new Set([...[...actions.values()].map(({ outcome }) => outcome), ...(vote ? [vote.failed] : [])])];
}
