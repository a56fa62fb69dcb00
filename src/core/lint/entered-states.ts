import type { StateDefinition, WorkflowDefinition } from '../model/definition.js';
import { chainOf, parentOf } from './states.js';

/**
 * Paths of all states that are active after a state has been entered: those around it, those beside it in parallel, and
 * where each begins.
 * @param from the state that is left; parallel states around it are not begun again
 */
export function enteredStates(workflow: WorkflowDefinition, path: string, from?: string): ReadonlySet<string> {
  const entered = new Set<string>();
  const state = workflow.states.get(path);
  if (!state) return entered;
  const chain = chainOf({ workflow, state });
  chain.forEach((around, index) => {
    entered.add(around.path);
    if (around.kind !== 'parallel' || from?.startsWith(around.path === '' ? '' : `${around.path}.`)) return;
    const within = chain[index - 1]?.path;
    for (const region of regionsOf(around)) if (region.path !== within) descend(workflow, region, entered);
  });
  descend(workflow, state, entered);
  return entered;
}

function descend(workflow: WorkflowDefinition, state: StateDefinition, entered: Set<string>): void {
  if (entered.has(state.path) && state.kind === 'history') return;
  entered.add(state.path);
  if (state.kind === 'history') {
    // Where it has nothing to bring back and no target, the state around it begins anew.
    const around = parentOf(state.path);
    const begin = state.fallback ?? around;
    if (begin !== undefined) for (const path of begun(workflow, begin, entered)) entered.add(path);
    return;
  }
  const first = state.children.find(({ path }) => path === (state.path === '' ? state.initial : `${state.path}.${state.initial}`));
  if (state.kind === 'parallel') for (const region of regionsOf(state)) descend(workflow, region, entered);
  else if (first) descend(workflow, first, entered);
}

/** Parts of a parallel state; a history state among them is none. */
function regionsOf({ children }: StateDefinition): readonly StateDefinition[] {
  return children.filter(({ kind }) => kind !== 'history');
}

function begun(workflow: WorkflowDefinition, path: string, entered: ReadonlySet<string>): ReadonlySet<string> {
  const state = workflow.states.get(path);
  const found = new Set(entered);
  if (state) for (const around of chainOf({ workflow, state })) found.add(around.path);
  if (state) descend(workflow, state, found);
  return found;
}
