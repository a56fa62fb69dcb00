/** Arithmetic (DMN 1.5, 10.3.2.13 tables 55 to 58). */
import type { Run } from '../evaluation/run.js';
import { addValues, subtractValues } from '../values/add.js';
import { isDecimal } from '../values/decimal.js';
import { divideValues, multiplyValues, negated, powerOf } from '../values/multiply.js';
import { described, type Value } from '../values/value.js';
import { type Code, type Compiler, part } from './code.js';

/** Undefined where the operator knows nothing of the two. */
type Operation = (left: Value, right: Value, timeZone: string | undefined) => Value | undefined;

const OPERATIONS: Readonly<Record<string, Operation>> = { '+': addValues, '-': subtractValues, '*': multiplyValues, '/': divideValues, '**': powerOf };

export const arithmetic: Compiler = (syntax, place, compile) => {
  if (syntax.parts.length === 2) return negation(compile(part(syntax, 1), place), syntax.from);
  const [left, right] = [compile(part(syntax, 0), place), compile(part(syntax, 2), place)];
  const sign = part(syntax, 1);
  const operator = sign.text.trim() === '^' ? '**' : sign.text.trim();
  const operation = OPERATIONS[operator];
  if (!operation) throw new Error(`the grammar knows no operator ${operator}`);
  return (run, cell) => operate(operator, operation, left(run, cell), right(run, cell), run, sign.from);
};

function operate(operator: string, operation: Operation, left: Value, right: Value, run: Run, offset: number): Value {
  if (typeof left === 'string' && typeof right === 'string') run.spendText(left.length + right.length, offset);
  const value = operation(left, right, run.timeZone);
  if (value === undefined) return run.fault(`Expected values that "${operator}" can take, but found ${described(left)} and ${described(right)}`, offset);
  return isDecimal(value) && !value.isFinite() ? run.fault(`Expected "${operator}" to give a number, but it does not (division by nought, or a number too large)`, offset) : value;
}

function negation(operand: Code, offset: number): Code {
  return (run, cell) => {
    const value = operand(run, cell);
    return negated(value) ?? run.fault(`Expected a number or a duration after "-", but found ${described(value)}`, offset);
  };
}
