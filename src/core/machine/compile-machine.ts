/**
 * Workflows as XState machines: the only folder that knows XState. A machine is compiled once for each rulebook version
 * and holds no case; it is asked for a first step and for next steps, and nothing of it is ever stored but ids.
 */
import { assign, createMachine, initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { StateValue } from '../model/event.js';
import type { StateDefinition, TransitionDefinition, WorkflowDefinition } from '../model/definition.js';
import type { Behaviour } from './behaviour.js';
import { afterTrigger, namedTrigger, outcomeTrigger } from './triggers.js';

/** Where a machine stands: ids only, readable by every later version. */
export interface Place {
  readonly value: StateValue;
  /** For each history state, the ids of the states that it would bring back. */
  readonly remembered: Readonly<Record<string, readonly string[]>>;
}

export interface Step<Draft> extends Place {
  readonly draft: Draft;
  /** The whole machine has reached its end. */
  readonly done: boolean;
}

export interface Machine<Draft> {
  first(draft: Draft): Step<Draft>;
  /** Undefined where no active state takes the trigger now. */
  next(place: Place, trigger: string, draft: Draft): Step<Draft> | undefined;
  /** Without asking whether anything takes the trigger: `always` transitions follow all the same. */
  settle(place: Place, trigger: string, draft: Draft): Step<Draft>;
  /** Paths of the active states that have no active child. */
  leaves(place: Place): readonly string[];
}

/** More eventless steps than this in one command are a loop. */
const MAX_MICROSTEPS = 500;
const ROOT_ID = '/';

interface Context<Draft> {
  readonly draft: Draft;
}

type Config = Record<string, unknown>;

export function compileMachine<Draft>(workflow: WorkflowDefinition, behaviour: Behaviour<Draft>): Machine<Draft> {
  const machine = createMachine({
    ...stateConfig(workflow.root, workflow, behaviour),
    context: ({ input }: { input: unknown }) => input as Context<Draft>,
    options: { maxIterations: MAX_MICROSTEPS },
  }) as AnyStateMachine;
  return {
    first: (draft) => stepOf<Draft>(initialTransition(machine, { draft })[0]),
    next(place, trigger, draft) {
      const snapshot = restore(machine, place, draft);
      return snapshot.can({ type: trigger }) ? stepOf<Draft>(transition(machine, snapshot, { type: trigger })[0]) : undefined;
    },
    settle: (place, trigger, draft) => stepOf<Draft>(transition(machine, restore(machine, place, draft), { type: trigger })[0]),
    leaves: (place) => leavesOf(place.value),
  };
}

function restore(machine: AnyStateMachine, place: Place, draft: unknown): AnyMachineSnapshot {
  const historyValue = Object.fromEntries(
    Object.entries(place.remembered).map(([id, paths]) => [id, paths.map((path) => machine.getStateNodeById(idOf(path)))]),
  );
  return machine.resolveState({ value: place.value, context: { draft }, historyValue });
}

function stepOf<Draft>(snapshot: AnyMachineSnapshot): Step<Draft> {
  const { draft } = snapshot.context as Context<Draft>;
  const history = snapshot.historyValue as Readonly<Record<string, readonly { readonly path: readonly string[] }[]>>;
  const remembered = Object.fromEntries(Object.entries(history).map(([id, nodes]) => [id, nodes.map((node) => node.path.join('.'))]));
  return { draft, value: snapshot.value as StateValue, remembered, done: snapshot.status === 'done' };
}

function stateConfig<Draft>(state: StateDefinition, workflow: WorkflowDefinition, behaviour: Behaviour<Draft>): Config {
  const transitions = (list: readonly TransitionDefinition[]): Config[] => list.map((one) => transitionConfig(one, state, behaviour));
  if (state.kind === 'history') {
    return { id: idOf(state.path), type: 'history', history: state.deep ? 'deep' : 'shallow', ...(state.fallback !== undefined && { target: `#${idOf(state.fallback)}` }) };
  }
  return {
    id: idOf(state.path),
    ...(state.kind === 'parallel' || state.kind === 'final' ? { type: state.kind } : {}),
    ...(state.initial !== undefined && { initial: state.initial }),
    ...(state.children.length > 0 && {
      states: Object.fromEntries(state.children.map((child) => [keyOf(child.path), stateConfig(child, workflow, behaviour)])),
    }),
    entry: assign(({ context }: { context: Context<Draft> }) => ({ draft: behaviour.enter(state, context.draft) })),
    exit: assign(({ context }: { context: Context<Draft> }) => ({ draft: behaviour.leave(state, context.draft) })),
    on: Object.fromEntries([
      ...state.on.flatMap(({ trigger, transitions: list }) => triggersOf(state, trigger).map((type) => [type, transitions(list)])),
      ...state.after.map((after, index) => [afterTrigger(state.path, index), transitions(after.transitions)]),
    ]),
    always: transitions(state.always),
    ...(state.onDone.length > 0 && { onDone: transitions(state.onDone) }),
  };
}

/** A trigger in YAML is a named one, and the outcome of every task at this state or below that can end so. */
function triggersOf(state: StateDefinition, trigger: string): readonly string[] {
  const outcomes = tasksWithin(state)
    .filter((inner) => [...(inner.task?.actions.values() ?? [])].some((action) => action.outcome === trigger))
    .map((inner) => outcomeTrigger(inner.path, trigger));
  return [namedTrigger(trigger), ...outcomes];
}

function tasksWithin(state: StateDefinition): readonly StateDefinition[] {
  return [...(state.task ? [state] : []), ...state.children.flatMap(tasksWithin)];
}

function transitionConfig<Draft>(definition: TransitionDefinition, state: StateDefinition, behaviour: Behaviour<Draft>): Config {
  const { guard, target } = definition;
  return {
    ...(target !== undefined && { target: `#${idOf(target)}`, reenter: definition.reenter ?? target === state.path }),
    ...(guard && { guard: ({ context }: { context: Context<Draft> }) => behaviour.holds(guard, context.draft) }),
    actions: assign(({ context }: { context: Context<Draft> }) => ({ draft: behaviour.take(definition, state, context.draft) })),
  };
}

function idOf(path: string): string {
  return path === '' ? ROOT_ID : path.replaceAll('.', '/');
}

function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function leavesOf(value: StateValue, prefix = ''): readonly string[] {
  if (typeof value === 'string') return [prefix + value];
  return Object.entries(value).flatMap(([key, inner]) => {
    const leaves = leavesOf(inner, `${prefix}${key}.`);
    return leaves.length > 0 ? leaves : [prefix + key];
  });
}
