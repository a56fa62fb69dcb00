import { EvaluationError } from '../expression/evaluation-error.js';
import type { ActionDefinition } from '../model/action-definition.js';
import type { CaseState } from '../model/case-state.js';
import type { Command, RefuseSignal } from '../model/command.js';
import type { Json } from '../model/json.js';
import type { Draft } from './compiled.js';
import { cite, emit, evaluateEach, evaluateIn } from './draft.js';
import { settleAfter } from './moves.js';
import { scopesOf } from './scopes-of.js';

type Sending = Extract<ActionDefinition, { kind: 'signal' }>;

/** Sends one signal, or one for each item of a list. @throws EvaluationError */
export function sendSignals(action: Sending, draft: Draft): Draft {
  const { signal, refused } = action;
  const sent = scopesOf(action.each, draft).map((besides) => {
    const to = evaluateIn(draft, action.to, besides);
    if (typeof to !== 'string') throw new EvaluationError(action.to, 'Expected the id of a case');
    return { to, data: evaluateEach(action.data, draft, besides) };
  });
  return sent.reduce((before, one) => emit(before, { type: 'SignalSent', signal, ...one, ...(refused !== undefined && { refused }), ...cite(before, undefined) }), draft);
}

/** What another case has refused stands in the history and in the field that gathers it, also where this case has ended. */
export function refuseSignal(draft: Draft, { message, signal, to, code, reason, field }: Command & RefuseSignal): Draft {
  const told = emit(draft, { type: 'SignalRefused', message, signal, to, code, reason });
  const kept = emit(told, { type: 'DataChanged', changes: { [field]: [...listIn(draft.state, field), { case: to, signal, code, reason }] } });
  return draft.state.status === 'open' ? settleAfter(kept) : kept;
}

function listIn({ data }: CaseState, field: string): readonly Json[] {
  const list = data[field];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}
