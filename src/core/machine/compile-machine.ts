/**
 * Workflows as XState machines: the only folder that knows XState. A machine is compiled once for each rulebook version
 * and holds no case; it is asked for a first step and for next steps, and nothing of it is ever stored but ids.
 */
import { createMachine, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { outcomesOf } from '../model/outcomes-of.js';
import type { StateValue } from '../model/task-terms.js';
import type { StateDefinition, TransitionDefinition, WorkflowDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import type { Behaviour } from './behaviour.js';
import { carryingScope } from './carrying-scope.js';
import { afterTrigger, JUMP, namedTrigger, outcomeTrigger, rungTrigger } from './triggers.js';

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
  /**
   * Goes to other states of the workflow, whatever its transitions are: everything is left inside the innermost active state
   * around all targets, and the targets are entered as a transition would enter them. Undefined where only parallel states
   * are around them.
   */
  jump(place: Place, targets: readonly string[], draft: Draft): Step<Draft> | undefined;
  /** The path of the state within which a jump would leave everything. */
  around(place: Place, targets: readonly string[]): string | undefined;
  /** Goes to a state from outside the workflow, as if it had never been anywhere. */
  enterAt(target: string, draft: Draft): Step<Draft>;
}

/** More eventless steps than this in one command are a loop. */
const MAX_MICROSTEPS = 500;
const ROOT_ID = '/';
/** No state of a workflow can have this name. */
const OUTSIDE = '(outside)';

/**
 * The context of a machine: one step's draft, replaced as the step goes on. A box is never used for a second step, so that
 * no step sees another's draft.
 */
export interface Box<Draft> {
  draft: Draft;
  /** What a guard last said, and of which draft: XState asks once whether a step is possible and once more to take it. */
  readonly said?: Map<Expression, { readonly draft: Draft; readonly holds: boolean }>;
}

interface Context<Draft> {
  readonly box: Box<Draft>;
}

type Config = Record<string, unknown>;

export function compileMachine<Draft>(workflow: WorkflowDefinition, behaviour: Behaviour<Draft>): Machine<Draft> {
  const machine = toMachine(workflow, behaviour);
  const scope = carryingScope();
  const after = (of: AnyStateMachine, from: AnyMachineSnapshot, trigger: string, box: Box<Draft>): Step<Draft> =>
    stepOf(of.transition(from, { type: trigger }, scope) as AnyMachineSnapshot, box);
  const step = (of: AnyStateMachine, place: Place, trigger: string, draft: Draft): Step<Draft> => {
    const box = newBox(draft);
    return after(of, restore(of, place, box), trigger, box);
  };
  return {
    first(draft) {
      const box = newBox(draft);
      return stepOf(machine.getInitialSnapshot(scope, { box }) as AnyMachineSnapshot, box);
    },
    next(place, trigger, draft) {
      const box = newBox(draft);
      const from = restore(machine, place, box);
      return from.can({ type: trigger }) ? after(machine, from, trigger, box) : undefined;
    },
    settle: (place, trigger, draft) => step(machine, place, trigger, draft),
    leaves: (place) => leavesOf(place.value),
    jump(place, targets, draft) {
      const from = innermostAround(workflow, leavesOf(place.value), targets);
      return from === undefined ? undefined : step(toMachine(workflow, behaviour, { from, targets }), place, JUMP, draft);
    },
    around: (place, targets) => innermostAround(workflow, leavesOf(place.value), targets),
    enterAt(target, draft) {
      const outside = toMachine(workflow, behaviour, { from: '', targets: [target] });
      return step(outside, { value: OUTSIDE, remembered: {} }, JUMP, behaviour.enter(workflow.root, draft));
    },
  };
}

/** The innermost active state in which states follow each other and that has all targets inside. */
function innermostAround({ states }: WorkflowDefinition, leaves: readonly string[], targets: readonly string[]): string | undefined {
  const active = ['', ...leaves.flatMap((leaf) => leaf.split('.').map((_name, index, names) => names.slice(0, index + 1).join('.')))];
  const around = active.filter((path) => states.get(path)?.kind === 'compound' && targets.every((target) => path === '' || target.startsWith(`${path}.`)));
  return around.toSorted((one, other) => other.length - one.length)[0];
}

/** One more transition than the workflow has, on the trigger JUMP. */
interface Arrow {
  readonly from: string;
  readonly targets: readonly string[];
}

/**
 * The machine itself. Its guards and actions read and write the box in the context; nothing else of it changes.
 * @param arrow for one jump; the machine then also has a state OUTSIDE, from which everything can be entered
 */
export function toMachine<Draft>(workflow: WorkflowDefinition, behaviour: Behaviour<Draft>, arrow?: Arrow): AnyStateMachine {
  const config = stateConfig(workflow.root, workflow, behaviour, arrow);
  return createMachine({
    ...config,
    ...(arrow?.from === '' && { states: { ...(config['states'] as Config), [OUTSIDE]: {} } }),
    context: ({ input }: { input: unknown }) => input as Context<Draft>,
    options: { maxIterations: MAX_MICROSTEPS },
  }) as AnyStateMachine;
}

function restore<Draft>(machine: AnyStateMachine, place: Place, box: Box<Draft>): AnyMachineSnapshot {
  const historyValue = Object.fromEntries(
    Object.entries(place.remembered).map(([id, paths]) => [id, paths.map((path) => machine.getStateNodeById(idOf(path)))]),
  );
  return machine.resolveState({ value: place.value, context: { box }, historyValue }) as AnyMachineSnapshot;
}

/** @throws what a guard or an action has thrown: a machine keeps the error of its first step in its snapshot */
function stepOf<Draft>(snapshot: AnyMachineSnapshot, { draft }: Box<Draft>): Step<Draft> {
  if (snapshot.status === 'error') throw snapshot.error;
  const history = snapshot.historyValue as Readonly<Record<string, readonly { readonly path: readonly string[] }[]>>;
  const remembered = Object.fromEntries(Object.entries(history).map(([id, nodes]) => [id, nodes.map((node) => node.path.join('.'))]));
  return { draft, value: snapshot.value as StateValue, remembered, done: snapshot.status === 'done' };
}

function stateConfig<Draft>(state: StateDefinition, workflow: WorkflowDefinition, behaviour: Behaviour<Draft>, arrow?: Arrow): Config {
  const transitions = (list: readonly TransitionDefinition[]): Config[] => list.map((one) => transitionConfig(one, state, behaviour));
  if (state.kind === 'history') {
    return { id: idOf(state.path), type: 'history', history: state.deep ? 'deep' : 'shallow', ...(state.fallback !== undefined && { target: `#${idOf(state.fallback)}` }) };
  }
  return {
    id: idOf(state.path),
    ...(state.kind === 'parallel' || state.kind === 'final' ? { type: state.kind } : {}),
    ...(state.initial !== undefined && { initial: state.initial }),
    ...(state.children.length > 0 && {
      states: Object.fromEntries(state.children.map((child) => [keyOf(child.path), stateConfig(child, workflow, behaviour, arrow)])),
    }),
    entry: doing<Draft>((draft) => behaviour.enter(state, draft)),
    exit: doing<Draft>((draft) => behaviour.leave(state, draft)),
    on: Object.fromEntries([
      ...state.on.flatMap(({ trigger, transitions: list }) => triggersOf(state, trigger).map((type) => [type, transitions(list)])),
      ...state.after.map((after, index) => [afterTrigger(state.path, index), transitions(after.transitions)]),
      ...(arrow?.from === state.path ? [[JUMP, { target: arrow.targets.map((target) => `#${idOf(target)}`) }]] : []),
      ...(state.sla?.escalate ?? []).map(({ transition }, index) => [rungTrigger(state.path, index), transitions([transition])]),
    ]),
    always: transitions(state.always),
    ...(state.onDone.length > 0 && { onDone: transitions(state.onDone) }),
  };
}

/** A trigger in YAML is a named one, and the outcome of every task at this state or below that can end so. */
function triggersOf(state: StateDefinition, trigger: string): readonly string[] {
  const outcomes = tasksWithin(state)
    .filter(({ task }) => task && outcomesOf(task).includes(trigger))
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
    ...(guard && { guard: ({ context: { box } }: { context: Context<Draft> }) => saidBy(box, guard) ?? ask(box, guard, behaviour) }),
    actions: doing<Draft>((draft) => behaviour.take(definition, state, draft)),
  };
}

function newBox<Draft>(draft: Draft): Box<Draft> {
  return { draft, said: new Map() };
}

function saidBy<Draft>({ draft, said }: Box<Draft>, guard: Expression): boolean | undefined {
  const before = said?.get(guard);
  return before?.draft === draft ? before.holds : undefined;
}

function ask<Draft>({ draft, said }: Box<Draft>, guard: Expression, behaviour: Behaviour<Draft>): boolean {
  const holds = behaviour.holds(guard, draft);
  said?.set(guard, { draft, holds });
  return holds;
}

/** A plain action: an `assign` would make a snapshot anew each time, which is most of the cost of a step. */
function doing<Draft>(change: (draft: Draft) => Draft): (args: { context: Context<Draft> }) => void {
  return ({ context: { box } }) => {
    box.draft = change(box.draft);
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
