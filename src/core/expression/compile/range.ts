/** Ranges: `[1..10)`, `]1..10[`, and comparisons with one value as in `(< 10)` (DMN 1.5, 10.3.1.2 rules 8 to 12, 66). */
import { makeRange } from '../evaluation/make-range.js';
import { operands, type Syntax } from '../parse/syntax.js';
import { comparisonRange } from '../values/comparison-range.js';
import type { RangeForm } from '../values/value.js';
import { type Compile, type Compiler, part, type Place, type Code } from './code.js';

export const simpleTest: Compiler = (syntax, place, compile) => {
  const first = part(syntax, 0);
  if (first.kind === 'Interval') return interval(first, place, compile);
  const end = compile(part(syntax, 1), place);
  const form = first.text.trim() as Exclude<RangeForm, 'interval'>;
  return (run, cell) => comparisonRange(form, end(run, cell));
};

function interval(syntax: Syntax, place: Place | undefined, compile: Compile): Code {
  const [low, high] = operands(syntax).map((operand) => compile(operand, place)) as [Code, Code];
  const lowIncluded = syntax.parts[0]?.kind === '[';
  const highIncluded = syntax.parts.at(-1)?.kind === ']';
  return (run, cell) => makeRange(low(run, cell), lowIncluded, high(run, cell), highIncluded, run, syntax.from);
}
