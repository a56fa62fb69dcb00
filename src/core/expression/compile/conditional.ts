/** `if … then … else …` (DMN 1.5, 10.3.1.2 rule 45): what is not true takes the other way, and is a fault in strict mode. */
import { operands } from '../parse/syntax.js';
import { described } from '../values/value.js';
import type { Code, Compiler } from './code.js';

export const conditional: Compiler = (syntax, place, compile) => {
  const [condition, then, otherwise] = operands(syntax).map((operand) => compile(operand, place)) as [Code, Code, Code];
  return (run, cell) => {
    const answer = condition(run, cell);
    if (answer === true) return then(run, cell);
    if (answer !== false) run.fault(`Expected true or false after "if", but found ${described(answer)}`, syntax.from);
    return otherwise(run, cell);
  };
};
