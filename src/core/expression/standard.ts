import { type Answer, compileText, type Surroundings } from './evaluate-text.js';
import type { Scope } from './evaluation/run.js';
import type { ExpressionKind } from './parse/parse.js';

/**
 * An expression as the standard evaluates it: null beside a diagnostic where strict mode has a fault. Conformance is
 * measured with it; rulebooks run in strict mode.
 */
export function compileStandard(text: string, surroundings: Surroundings, kind: ExpressionKind = 'expression'): (scope: Scope) => Answer {
  const evaluate = compileText(text, kind, surroundings, 'standard');
  return (scope) => evaluate(scope);
}
