import type { StateDefinition, TransitionDefinition, WorkflowDefinition } from '../../model/definition.js';
import type { Check, Finding } from '../check.js';
import { enteredStates } from '../entered-states.js';
import { nameOfState } from '../states.js';

interface Edge {
  readonly to: string;
  /** Taken whenever it is reached: it has no guard, and nothing stands before it. */
  readonly sure: boolean;
}

type Graph = ReadonlyMap<string, readonly Edge[]>;

/** Transitions under `always` that lead back to themselves. Without guards they never end. */
export const eventlessLoop: Check = {
  rule: 'eventless-loop',
  severity: 'error',
  find: ({ workflows }) => [...workflows.values()].flatMap(loopsIn),
};

function loopsIn(workflow: WorkflowDefinition): readonly Finding[] {
  const graph: Graph = new Map([...workflow.states.values()].map((state) => [state.path, edgesOf(workflow, state)]));
  const told = new Set<string>();
  return [...workflow.states.values()].flatMap((state) => {
    const first = state.always[0];
    if (!first || told.has(state.path)) return [];
    const loop = [true, false].map((sure) => ({ sure, states: loopThrough(graph, state.path, sure) })).find(({ states }) => states.size > 0);
    if (!loop) return [];
    for (const path of loop.states) told.add(path);
    return [finding(state, first, loop.sure)];
  });
}

function finding(state: StateDefinition, { at }: TransitionDefinition, sure: boolean): Finding {
  if (sure) return { at, message: `Expected the transitions under always to come to an end, but those of ${nameOfState(state)} lead back to it without a guard` };
  return { at, severity: 'warning', message: `Expected the transitions under always to come to an end, but those of ${nameOfState(state)} lead back to it unless a guard stops them` };
}

function edgesOf(workflow: WorkflowDefinition, state: StateDefinition): readonly Edge[] {
  return state.always.flatMap(({ target, guard }, index) => [...enteredStates(workflow, target ?? state.path, state.path)].map((to) => ({ to, sure: index === 0 && !guard })));
}

/** States on some loop through the one, itself included; empty where there is none. */
function loopThrough(graph: Graph, start: string, sureOnly: boolean): ReadonlySet<string> {
  const steps = (path: string): readonly string[] => (graph.get(path) ?? []).filter(({ sure }) => sure || !sureOnly).map(({ to }) => to);
  const ahead = closure(start, steps);
  return new Set([...ahead].filter((path) => closure(path, steps).has(start)));
}

function closure(start: string, steps: (path: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...steps(start)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    waiting.push(...steps(path));
  }
  return found;
}
