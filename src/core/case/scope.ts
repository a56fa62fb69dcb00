import { EvaluationError } from '../expression/evaluation-error.js';
import type { Scope } from '../expression/compile.js';
import { toFeel } from '../expression/values.js';
import type { CaseState } from '../model/case-state.js';
import type { Draft } from './compiled.js';
import { addCounting } from './counting.js';

/** Everything that an expression of the case sees as the draft stands. */
export function scopeOf({ state, deed, seat }: Draft): Scope {
  const last = deed.trace.lastScope;
  if (last?.state === state && last.seat === seat) return last.scope;
  const scope = newScope(state, deed, seat);
  deed.trace.lastScope = { state, seat, scope };
  return scope;
}

function newScope(state: CaseState, deed: Draft['deed'], seat: Draft['seat']): Scope {
  const scope: Record<string, unknown> = {
    ...deed.fixed(),
    ...dataScope(state, deed.workflow.definition.data.fields),
    case: { id: state.id, workflow: state.workflow, starter: state.startedBy, date: toFeel(state.date, { format: 'date' }), revision: toFeel(state.revision, undefined) },
    seat: seat ?? null,
    event: toFeel(deed.payload, undefined),
    opinion: deed.command.type === 'PerformAction' ? (deed.command.opinion ?? null) : null,
  };
  const { rulebook, definition } = deed.workflow;
  if (rulebook.calendars && definition.calendar) addCounting(scope, rulebook.calendars, () => calendarIn(scope, deed), deed.trace.counted);
  return scope;
}

/** The id of the calendar by which the case counts. @throws EvaluationError */
export function usualCalendar(draft: Draft): string {
  return calendarIn(scopeOf(draft), draft.deed);
}

function calendarIn(scope: Scope, { workflow }: Draft['deed']): string {
  const { calendar } = workflow.definition;
  const found = calendar ? workflow.evaluate(calendar, scope) : (workflow.rulebook.calendars?.main ?? '');
  if (typeof found === 'string') return found;
  throw new EvaluationError(calendar ?? { text: 'calendar', at: workflow.definition.at }, 'Expected the id of a calendar');
}

function dataScope(state: CaseState, fields: Draft['deed']['workflow']['definition']['data']['fields']): Scope {
  return Object.fromEntries([...fields.values()].map((field) => [field.id, toFeel(state.data[field.id], field.schema)]));
}
