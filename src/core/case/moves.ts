import type { Step } from '../machine/compile-machine.js';
import { DATA_CHANGED } from '../machine/triggers.js';
import type { StateValue } from '../model/task-terms.js';
import { Refusal } from '../model/refusal.js';
import { keepClocks } from './clocks.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';

/** Lets the machine take its first step. */
export function startMachine(draft: Draft): Draft {
  return arrive(draft.deed.workflow.machine.first(draft), null, 'start');
}

/** Sends the machine a trigger; undefined where no active state takes it as things stand. */
export function move(draft: Draft, trigger: string): Draft | undefined {
  const step = draft.deed.workflow.machine.next(draft.state, trigger, draft);
  return step && arrive(step, draft.state.value, trigger);
}

/** Lets the `always` transitions follow that a change has made possible. */
export function settleAfter(draft: Draft): Draft {
  return arrive(draft.deed.workflow.machine.settle(draft.state, DATA_CHANGED, draft), draft.state.value, DATA_CHANGED);
}

/** Records where the machine has come to, where it has moved or acted at all. */
export function arrive(step: Step<Draft>, from: StateValue | null, trigger: string): Draft {
  const { draft, value, remembered, done } = step;
  const moved = from === null || JSON.stringify(from) !== JSON.stringify(value) || draft.articles.length + draft.entered.length > 0;
  const after = moved ? emit(draft, { type: 'StateChanged', trigger, from, to: value, remembered, articles: draft.articles, entered: draft.entered }) : draft;
  if (!done) return keepClocks(after);
  return emit(after, { type: 'CaseCompleted', outcome: draft.deed.workflow.machine.leaves(step).join(', ') });
}

/** @throws Refusal where the case data does not fit the workflow's schema */
export function checkData({ state: { data }, deed: { workflow, trace } }: Draft): void {
  if (trace.fitting === data) return;
  const faults = workflow.dataFaults(data);
  const first = faults[0];
  if (!first) return void (trace.fitting = data);
  throw new Refusal({
    code: 'data-invalid',
    message: `Expected data that fits the workflow, but ${first.path || '/'}: ${first.message}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}.`,
    details: faults.map(({ path, message }) => ({ path, message })),
  });
}
