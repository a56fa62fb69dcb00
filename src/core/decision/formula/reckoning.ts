/**
 * What every formula is worked out with. A formula is compiled once; each evaluation leaves a decision record, whose rows
 * are the items, ranking keys or tiers that decided, numbered from 1.
 */
import { compileExpression, type Scope, type Surroundings } from '../../expression/compile.js';
import { EvaluationError } from '../../expression/evaluation-error.js';
import { Decimal, isDecimal } from '../../expression/values/decimal.js';
import { described, type Value } from '../../expression/values/value.js';
import type { Position } from '../../model/diagnostic.js';
import type { Expression } from '../../model/expression.js';
import type { RowVerdict } from '../explain-rows.js';

/** One evaluation before it becomes a record. */
export interface Reckoned {
  readonly value: Value;
  /** What became of each clause, in order. */
  readonly verdicts: readonly RowVerdict[];
}

/** @param day the case's date as ISO text. @throws EvaluationError where something is missing or of a wrong type */
export type Reckon = (scope: Scope, on: string | undefined) => Reckoned;

/** A FEEL expression that has to give a number. */
export type NumberIn = (scope: Scope) => Decimal;

export function numberIn(expression: Expression, surroundings: Surroundings): NumberIn {
  const evaluate = compileExpression(expression, surroundings);
  return (scope) => {
    const value = evaluate(scope) as Value;
    if (isDecimal(value)) return value;
    throw new EvaluationError(expression, `Expected a number, but found ${described(value)}`);
  };
}

export function numberOrNothing(expression: Expression | undefined, surroundings: Surroundings): NumberIn | undefined {
  return expression && numberIn(expression, surroundings);
}

export function faultAt(id: string, at: Position, reason: string): EvaluationError {
  return new EvaluationError({ text: id, at }, reason);
}

export function cited(row: number, article: string | undefined): { readonly row: number; readonly article?: string } {
  return { row, ...(article !== undefined && { article }) };
}

