import type { Behaviour } from '../../machine/behaviour.js';
import { compileMachine, type Machine } from '../../machine/compile-machine.js';
import type { ActionDefinition } from '../../model/action-definition.js';
import type { TransitionDefinition, WorkflowDefinition } from '../../model/definition.js';
import type { Expression } from '../../model/expression.js';
import { foretell } from '../foretell.js';
import type { Draft } from '../compiled.js';

/** One step on the way, as the machine takes it: it goes from state to state, and nothing is done on the way. */
export interface Walk {
  /** The case as it is now: conditions are asked of it wherever they can be. */
  readonly draft: Draft;
  /** Names whose values nobody knows yet. */
  readonly unknown: readonly string[];
  /** What is taken for granted of conditions that cannot be foretold. */
  readonly assumed: ReadonlyMap<Expression, boolean>;
  /** Filled while the machine asks: conditions that cannot be foretold and of which nothing has been assumed; they are taken to hold. */
  readonly asked: Set<Expression>;
  /** Transitions taken, in order. */
  readonly taken: readonly TransitionDefinition[];
  /** Fields that are written on the way. */
  readonly written: readonly string[];
  /** What the machine is sent once the jobs and cases set off on the way are done. */
  readonly awaited: readonly string[];
  /** Paths of the states entered and not left again. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
}

const walking: Behaviour<Walk> = {
  holds(guard, { draft, unknown, written, assumed, asked }) {
    const granted = assumed.get(guard);
    if (granted !== undefined) return granted;
    const foretold = foretell(draft, guard, [...unknown, ...written]);
    if (foretold === 'unknown') asked.add(guard);
    return foretold !== 'no';
  },
  take: (transition, _state, walk) => noting(transition.actions, { ...walk, taken: [...walk.taken, transition] }),
  enter: (state, walk) => noting(state.entry, { ...walk, entered: [...walk.entered, state.path] }),
  leave: (state, walk) => noting(state.exit, { ...walk, entered: walk.entered.filter((path) => path !== state.path), left: [...walk.left, state.path] }),
};

const machines = new WeakMap<WorkflowDefinition, Machine<Walk>>();

/** The machine of a workflow for walking only; made once. */
export function walkingMachine(workflow: WorkflowDefinition): Machine<Walk> {
  const machine = machines.get(workflow) ?? compileMachine(workflow, walking);
  machines.set(workflow, machine);
  return machine;
}

/** Actions are not carried out: what they would write, or have written for them, is unknown from then on, and what they would set off is waited for. */
export function noting(actions: readonly ActionDefinition[], walk: Walk): Walk {
  const written = actions.flatMap(fieldsWritten);
  const awaited = actions.flatMap((action) => ((action.kind === 'job' || action.kind === 'letter' || action.kind === 'start') && action.then !== undefined ? [action.then] : []));
  if (written.length + awaited.length === 0) return walk;
  return { ...walk, written: [...walk.written, ...written], awaited: [...walk.awaited, ...awaited] };
}

function fieldsWritten(action: ActionDefinition): readonly string[] {
  if (action.kind === 'set' || action.kind === 'append') return [...action.fields.keys()];
  return action.kind === 'letter' || action.kind === 'collect' ? [action.as] : [];
}
