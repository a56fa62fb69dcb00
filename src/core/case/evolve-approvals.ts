import type { CaseState } from '../model/case-state.js';
import type { ActionPerformed } from '../model/event.js';

/** In a workflow that asks nobody twice, what somebody approves may stand for a later task. */
export function approved(state: CaseState, path: string, { person, approves }: ActionPerformed): CaseState {
  if (approves === undefined) return state;
  const others = (state.approvals ?? []).filter((one) => one.person !== person || one.state !== path);
  return { ...state, approvals: [...others, { person, state: path, outcome: approves, changed: [] }] };
}

/** An approval remembers what has been written since it was given, in the order in which the stored event has it: sorted. */
export function dataWritten(state: CaseState, fields: readonly string[]): CaseState {
  if (!state.approvals) return state;
  const written = [...fields].sort();
  return { ...state, approvals: state.approvals.map((one) => ({ ...one, changed: [...new Set([...one.changed, ...written])] })) };
}

/** What a person has approved in a step stands no more. */
export function takenBack(state: CaseState, path: string | undefined, person: string): CaseState {
  if (!state.approvals) return state;
  return { ...state, approvals: state.approvals.filter((one) => one.person !== person || one.state !== path) };
}

/** The case has taken another way: nobody has approved what comes now. */
export function lapsed(state: CaseState): CaseState {
  return state.approvals ? { ...state, approvals: [] } : state;
}
