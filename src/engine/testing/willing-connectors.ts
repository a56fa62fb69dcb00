import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { Connector } from '../ports/connector.js';

/** In a scenario every outside job succeeds at once, with its input as the result. */
export function willing({ definition }: CompiledRulebook): readonly Connector[] {
  const names = new Set<string>();
  for (const workflow of definition.workflows.values()) {
    for (const state of workflow.states.values()) {
      const lists = [...(state.sla?.escalate ?? []).map(({ transition }) => transition.actions), state.entry, state.exit, ...[...state.on, ...state.after].flatMap((on) => on.transitions.map((one) => one.actions)), ...[...state.always, ...state.onDone].map((one) => one.actions)];
      for (const action of lists.flat()) if (action.kind === 'job') names.add(action.connector);
    }
  }
  return [...names].map((name) => ({ name, run: async ({ input }) => input }));
}
