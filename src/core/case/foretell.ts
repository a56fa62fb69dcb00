import { namesUsed } from '../expression/check.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Expression } from '../model/expression.js';
import type { Draft } from './compiled.js';
import { scopeOf } from './scope.js';

/** Whether a condition holds with the data as it is; unknown where what is still to come decides. */
export type Foretold = 'yes' | 'no' | 'unknown';

/** @param brought names whose values are still to come; a condition on one of them cannot be foretold */
export function foretell(draft: Draft, guard: Expression, brought: readonly string[]): Foretold {
  if (namesUsed(guard.text, brought).size > 0) return 'unknown';
  try {
    return draft.deed.workflow.holds(guard, scopeOf(draft)) ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof EvaluationError) return 'unknown';
    throw error;
  }
}
