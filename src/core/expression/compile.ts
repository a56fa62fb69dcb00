import { evaluate, SyntaxError as FeelSyntaxError, unaryTest } from 'feelin';
import type { Expression } from '../model/expression.js';
import { EvaluationError } from './evaluation-error.js';

/** Values by FEEL name. Numbers, strings, booleans, null, lists, contexts, FEEL dates and functions. */
export type Scope = Readonly<Record<string, unknown>>;

/** An expression ready to run. @throws EvaluationError where a name, type or argument is missing or wrong */
export type Evaluator = (scope: Scope) => unknown;

/** A unary test: does the value pass? @throws EvaluationError as above, or where the answer is neither true nor false */
export type Test = (value: unknown, scope: Scope) => boolean;

export function compileExpression(expression: Expression): Evaluator {
  return (scope) => run(expression, () => evaluate(expression.text, { ...scope }));
}

/** A guard: must say true or false; anything else is a fault, never a no. */
export function compileCondition(expression: Expression): (scope: Scope) => boolean {
  const evaluator = compileExpression(expression);
  return (scope) => {
    const value = evaluator(scope);
    if (typeof value === 'boolean') return value;
    throw new EvaluationError(expression, `Expected true or false, but the condition gave ${describe(value)}`);
  };
}

export function compileTest(expression: Expression): Test {
  return (value, scope) => {
    const answer = run(expression, () => unaryTest(expression.text, { ...scope, '?': value }));
    if (typeof answer === 'boolean') return answer;
    throw new EvaluationError(expression, `Expected the test to answer true or false for ${describe(value)}, but it did not`);
  };
}

function run(expression: Expression, evaluation: () => { value: unknown; warnings: { message: string; position: { from: number } }[] }): unknown {
  try {
    const { value, warnings } = evaluation();
    const warning = warnings[0];
    if (warning) throw new EvaluationError(expression, warning.message, warning.position.from);
    return value;
  } catch (error) {
    if (error instanceof FeelSyntaxError) throw new EvaluationError(expression, error.message, error.position.from);
    throw error;
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'a context') : JSON.stringify(value);
}
