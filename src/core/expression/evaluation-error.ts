import type { Expression } from '../model/expression.js';

/**
 * An expression could not be evaluated: a name without a value, a wrong type, no clear yes or no. `decide` turns it into
 * a rejection; it never leaves the core.
 */
export class EvaluationError extends Error {
  constructor(
    readonly expression: Expression,
    readonly reason: string,
    /** Character offset in the expression. */
    readonly offset = 0,
  ) {
    const { file, line } = expression.at;
    super(`Expected \`${expression.text}\` (${file}:${line}) to have a value, but: ${reason}`);
    this.name = 'EvaluationError';
  }
}
