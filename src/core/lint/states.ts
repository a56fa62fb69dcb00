import type { RulebookDefinition, StateDefinition, TransitionDefinition, WorkflowDefinition } from '../model/definition.js';

export interface Placed {
  readonly workflow: WorkflowDefinition;
  readonly state: StateDefinition;
}

/** Every state of every workflow, the roots included. */
export function allStates(definition: RulebookDefinition): readonly Placed[] {
  return [...definition.workflows.values()].flatMap((workflow) => [...workflow.states.values()].map((state) => ({ workflow, state })));
}

/** The state and the states around it, innermost first, the root last. */
export function chainOf({ workflow, state }: Placed): readonly StateDefinition[] {
  const chain: StateDefinition[] = [];
  for (let path: string | undefined = state.path; path !== undefined; path = parentOf(path)) {
    const found = workflow.states.get(path);
    if (found) chain.push(found);
  }
  return chain;
}

/** Path of the state around one, or undefined for the root. */
export function parentOf(path: string): string | undefined {
  if (path === '') return undefined;
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

/** All transitions that stand in a state itself. */
export function transitionsOf({ on, always, after, sla, onDone }: StateDefinition): readonly TransitionDefinition[] {
  return [...on.flatMap(({ transitions }) => transitions), ...always, ...after.flatMap(({ transitions }) => transitions), ...(sla?.escalate ?? []).map(({ transition }) => transition), ...onDone];
}

/** A state in which a case can rest without being over. */
export function isRestingPlace({ kind }: StateDefinition): boolean {
  return kind === 'atomic';
}

/** How a diagnostic names a state. */
export function nameOfState({ path }: StateDefinition): string {
  return path === '' ? 'the workflow' : `the state "${path}"`;
}
