import type { WorkflowDefinition } from '../model/definition.js';
import { enteredStates } from './entered-states.js';
import { transitionsOf } from './states.js';

/** Paths of all states that a case can ever be in, whatever the guards say. */
export function reachableStates(workflow: WorkflowDefinition): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const entered of enteredStates(workflow, path)) {
      if (reached.has(entered)) continue;
      reached.add(entered);
      const state = workflow.states.get(entered);
      for (const { target } of state ? transitionsOf(state) : []) if (target !== undefined) waiting.push(target);
    }
  }
  return reached;
}
