import type { WorkflowDefinition } from '../model/definition.js';

/** The article that a state stands under: its own, or that of the nearest state around it, or the workflow's. */
export function articleOf({ states, article }: WorkflowDefinition, path: string): string | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const own = states.get(at)?.article;
    if (own !== undefined) return own;
    if (at === '') return article;
  }
}
