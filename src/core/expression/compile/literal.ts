/** Literals (DMN 1.5, 10.3.1.2 rules 33 to 39, 62 and 63). */
import { decimalFrom } from '../values/decimal.js';
import { temporalFrom } from '../values/temporal-text.js';
import { unescape } from '../values/unescape.js';
import type { Compiler } from './code.js';

export const numericLiteral: Compiler = ({ text, from }) => {
  const value = decimalFrom(text.replace(/\s+/g, ''));
  return value ? () => value : (run) => run.fault('Expected a number of at most 34 digits and an exponent within 6144', from);
};

export const stringLiteral: Compiler = ({ text }) => {
  const value = unescape(text);
  return () => value;
};

export const booleanLiteral: Compiler = ({ text }) => {
  const value = text === 'true';
  return () => value;
};

export const nullLiteral: Compiler = () => () => null;

/** `@"2026-11-22"`: whichever of the temporal types the text writes. */
export const atLiteral: Compiler = ({ text, from }) => {
  const value = temporalFrom(unescape(text.slice(text.indexOf('"'))));
  return value === undefined ? (run) => run.fault('Expected a date, a time, a date and time or a duration after @', from) : () => value;
};
