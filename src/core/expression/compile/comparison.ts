/** Comparisons and `between` (DMN 1.5, 10.3.2.13 tables 53 and 54; 10.3.1.2 rule 49). `in` has a file of its own. */
import { equal, type Order, ordered } from '../evaluation/compare-in-run.js';
import { operands } from '../parse/syntax.js';
import { type Code, type Compiler, part } from './code.js';
import { membership } from './membership.js';

export const comparison: Compiler = (syntax, place, compile) => {
  if (syntax.parts.some(({ kind }) => kind === 'in')) return membership(syntax, place, compile);
  if (syntax.parts.some(({ kind }) => kind === 'between')) return between(syntax, place, compile);
  const sign = part(syntax, 1);
  return comparing(sign.text.trim(), compile(part(syntax, 0), place), compile(part(syntax, 2), place), sign.from);
};

function comparing(sign: string, left: Code, right: Code, offset: number): Code {
  switch (sign) {
    case '=':
      return (run, cell) => equal(left(run, cell), right(run, cell), run, offset);
    case '!=':
      return (run, cell) => {
        const same = equal(left(run, cell), right(run, cell), run, offset);
        return same === null ? null : !same;
      };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return inOrder(sign, left, right, offset);
    default:
      throw new Error(`the grammar knows no comparison ${sign}`);
  }
}

function inOrder(sign: Order, left: Code, right: Code, offset: number): Code {
  return (run, cell) => ordered(sign, left(run, cell), right(run, cell), run, offset);
}

const between: Compiler = (syntax, place, compile) => {
  const [value, low, high] = operands(syntax).map((operand) => compile(operand, place)) as [Code, Code, Code];
  return (run, cell) => {
    const middle = value(run, cell);
    const above = ordered('>=', middle, low(run, cell), run, syntax.from);
    const below = ordered('<=', middle, high(run, cell), run, syntax.from);
    return above === null || below === null ? null : above && below;
  };
};
