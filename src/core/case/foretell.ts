import { namesUsed } from '../expression/check.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Expression } from '../model/expression.js';
import type { Draft } from './compiled.js';
import { scopeOf } from './scope.js';

/** Whether a condition holds with the data as it is; unknown where what is still to come decides. */
export type Foretold = 'yes' | 'no' | 'unknown';

/** @param brought names whose values are still to come; a condition on one of them cannot be foretold */
export function foretell(draft: Draft, guard: Expression, brought: readonly string[]): Foretold {
  if (usesAny(guard, brought)) return 'unknown';
  try {
    return draft.deed.workflow.holds(guard, scopeOf(draft)) ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof EvaluationError) return 'unknown';
    throw error;
  }
}

/** What has been found out about the conditions of a rulebook, which never change, and the names that its actions bring. */
const found = new WeakMap<Expression, Map<string, boolean>>();

function usesAny(guard: Expression, names: readonly string[]): boolean {
  const known = found.get(guard) ?? new Map<string, boolean>();
  found.set(guard, known);
  const key = names.join('\n');
  const uses = known.get(key) ?? namesUsed(guard.text, names).size > 0;
  known.set(key, uses);
  return uses;
}
