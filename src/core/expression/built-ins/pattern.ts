import { RE2JS, RE2JSException } from 're2js';
import { LIMITS } from '../evaluation/limits.js';
import { BadPattern, forRe2 } from './xpath-pattern.js';

export type Pattern = RE2JS;

const FLAGS: Readonly<Record<string, number>> = { s: RE2JS.DOTALL, m: RE2JS.MULTILINE, i: RE2JS.CASE_INSENSITIVE, x: 0, q: 0 };

/** A pattern of XPath (flags s, m, i, x, q) for a matcher in linear time, or why there is none. */
export function compiledPattern(pattern: string, flags: string): Pattern | string {
  if (pattern.length > LIMITS.patternLength) return `the pattern is longer than ${LIMITS.patternLength} characters`;
  const unknown = Array.from(flags).find((flag) => !Object.hasOwn(FLAGS, flag));
  if (unknown !== undefined) return `"${unknown}" is no flag of a pattern`;
  const bits = Array.from(flags).reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0);
  try {
    return RE2JS.compile(flags.includes('q') ? RE2JS.quote(pattern) : forRe2(flags.includes('x') ? withoutSpace(pattern) : pattern), bits);
  } catch (error) {
    if (error instanceof RE2JSException || error instanceof BadPattern) return `the pattern cannot be used (${error.message})`;
    throw error;
  }
}

/** Flag x: white space outside of classes means nothing; inside of braces it means nothing either. */
function withoutSpace(pattern: string): string {
  let depth = 0;
  let result = '';
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === '\\') {
      result += character + pattern.charAt((index += 1));
      continue;
    }
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth > 0 || !/\s/.test(character)) result += character;
  }
  return result;
}
