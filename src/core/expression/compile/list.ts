/** List literals and brackets (DMN 1.5, 10.3.1.2 rule 56). */
import { operands } from '../parse/syntax.js';
import type { Compiler } from './code.js';

export const list: Compiler = (syntax, place, compile) => {
  const items = operands(syntax).map((operand) => compile(operand, place));
  return (run, cell) => items.map((item) => item(run, cell));
};

export const inner: Compiler = (syntax, place, compile) => {
  const [content] = operands(syntax);
  if (!content) throw new Error(`the grammar promises something inside ${syntax.kind}`);
  return compile(content, place);
};
