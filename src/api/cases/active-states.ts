import type { StateValue } from '../../core/model/task-terms.js';

/** Paths of the active states without active children, from the value alone, so that any version's cases can be listed. */
export function activeStates(value: StateValue, above = ''): readonly string[] {
  if (typeof value === 'string') return [above + value];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = above + name;
    return typeof inner === 'object' && Object.keys(inner).length === 0 ? [path] : activeStates(inner, `${path}.`);
  });
}
