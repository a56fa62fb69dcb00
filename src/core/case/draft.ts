import type { SeatContext } from '../approval/resolve-seats.js';
import type { Scope } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { fromFeel, instantOf } from '../expression/values.js';
import type { Expression } from '../model/expression.js';
import type { Json, JsonObject } from '../model/json.js';
import type { CaseEvent } from '../model/event.js';
import { evolve } from './evolve.js';
import type { Draft } from './compiled.js';
import { scopeOf } from './scope.js';


export function emit(draft: Draft, event: CaseEvent): Draft {
  return { ...draft, state: evolve(draft.state, event), events: [...draft.events, event] };
}

/** An id for what the next event makes: the same on every machine, unique in the case. */
export function nextId(draft: Draft, kind: string): string {
  return `${kind}-${draft.state.revision + 1}-${draft.events.length}`;
}

/** The action's own article, or else the one that its transition or state stands under. */
export function cite(draft: Draft, own: string | undefined): { readonly article?: string } {
  const article = own ?? draft.article;
  return article === undefined ? {} : { article };
}

/** The JSON of an expression's value as the draft stands, for a field of the given schema. @throws EvaluationError */
export function jsonIn(draft: Draft, expression: Expression, schema?: JsonObject, besides?: Scope): Json {
  return converted(expression, () => fromFeel(evaluateIn(draft, expression, besides), schema));
}

/** What finding people for a seat needs to know as the draft stands. */
export function seatContext(draft: Draft): SeatContext {
  const { state, deed } = draft;
  const { startedBy: starter, actedIn, data } = state;
  return { rulebook: deed.workflow.rulebook.definition, starter, actedIn, data, evaluate: (expression) => jsonIn(draft, expression) };
}

/** The instant (UTC) of an expression's date, or date and time. @throws EvaluationError */
export function instantIn(draft: Draft, expression: Expression): string {
  const { timeZone } = draft.deed.workflow.rulebook.definition;
  return converted(expression, () => instantOf(evaluateIn(draft, expression), timeZone));
}

function converted<Value>(expression: Expression, conversion: () => Value): Value {
  try {
    return conversion();
  } catch (error) {
    if (error instanceof TypeError) throw new EvaluationError(expression, error.message);
    throw error;
  }
}

/** FEEL value of an expression as the draft stands. @param besides what it sees as well @throws EvaluationError */
export function evaluateIn(draft: Draft, expression: Expression, besides?: Scope): unknown {
  return draft.deed.workflow.evaluate(expression, besides ? { ...scopeOf(draft), ...besides } : scopeOf(draft));
}

/** The JSON of each expression of a map. @throws EvaluationError */
export function evaluateEach(expressions: ReadonlyMap<string, Expression>, draft: Draft, besides?: Scope): JsonObject {
  return Object.fromEntries([...expressions].map(([name, expression]) => [name, jsonIn(draft, expression, undefined, besides)]));
}
