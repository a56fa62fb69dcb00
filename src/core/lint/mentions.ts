import type { Expression } from '../model/expression.js';

/** Whether one of the expressions uses a FEEL name. A mention inside a text counts: better to miss a fault than to invent one. */
export function mentions(expressions: readonly Expression[], name: string): boolean {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${name.split(' ').join('\\s+')}(?![\\p{L}\\p{N}_])`, 'u');
  return expressions.some(({ text }) => pattern.test(text));
}
