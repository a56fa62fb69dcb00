import type { Expression } from '../model/expression.js';
import { compileText, type Evaluation, type Surroundings } from './evaluate-text.js';
import { EvaluationError } from './evaluation-error.js';
import { Fault } from './evaluation/fault.js';
import type { Scope } from './evaluation/run.js';
import type { ExpressionKind } from './parse/parse.js';
import { described, type Value } from './values/value.js';

export type { Surroundings } from './evaluate-text.js';
export type { Scope } from './evaluation/run.js';

/** An expression ready to run. @throws EvaluationError where a name, type or argument is missing or wrong */
export type Evaluator = (scope: Scope) => unknown;

/** A unary test: does the value pass? @throws EvaluationError as above, or where the answer is neither true nor false */
export type Test = (value: unknown, scope: Scope) => boolean;

/** Compiles an expression in strict mode; text that is no FEEL is a fault when it is run. */
export function compileExpression(expression: Expression, surroundings: Surroundings): Evaluator {
  const evaluate = compiled(expression, 'expression', surroundings);
  return (scope) => evaluate(scope);
}

/** A guard: must say true or false; anything else is a fault, never a no. */
export function compileCondition(expression: Expression, surroundings: Surroundings): (scope: Scope) => boolean {
  const evaluate = compiled(expression, 'expression', surroundings);
  return (scope) => {
    const value = evaluate(scope);
    if (typeof value === 'boolean') return value;
    throw new EvaluationError(expression, `Expected true or false, but the condition gave ${quoted(value)}`);
  };
}

export function compileTest(expression: Expression, surroundings: Surroundings): Test {
  const evaluate = compiled(expression, 'unary-tests', surroundings);
  return (value, scope) => {
    const answer = evaluate(scope, (value ?? null) as Value);
    if (typeof answer === 'boolean') return answer;
    throw new EvaluationError(expression, `Expected the test to answer true or false for ${quoted((value ?? null) as Value)}, but it did not`);
  };
}

function compiled(expression: Expression, kind: ExpressionKind, surroundings: Surroundings): (scope: Scope, question?: Value) => Value {
  const evaluate: Evaluation = compileText(expression.text, kind, surroundings, 'strict');
  return (scope, question) => {
    try {
      return evaluate(scope, question).value;
    } catch (error) {
      if (error instanceof Fault) throw new EvaluationError(expression, error.reason, error.offset);
      throw error;
    }
  };
}

function quoted(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : described(value);
}
