import { RE2JS, RE2JSException } from 're2js';
import { LIMITS } from '../evaluation/limits.js';

export type Pattern = RE2JS;

const FLAGS: Readonly<Record<string, number>> = { s: RE2JS.DOTALL, m: RE2JS.MULTILINE, i: RE2JS.CASE_INSENSITIVE, x: 0, q: 0 };

/** A pattern of XPath (flags s, m, i, x, q) for a matcher in linear time, or why there is none. */
export function compiledPattern(pattern: string, flags: string): Pattern | string {
  if (pattern.length > LIMITS.patternLength) return `the pattern is longer than ${LIMITS.patternLength} characters`;
  const unknown = Array.from(flags).find((flag) => !Object.hasOwn(FLAGS, flag));
  if (unknown !== undefined) return `"${unknown}" is no flag of a pattern`;
  const bits = Array.from(flags).reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0);
  try {
    return RE2JS.compile(flags.includes('q') ? RE2JS.quote(pattern) : translated(flags.includes('x') ? withoutSpace(pattern) : pattern), bits);
  } catch (error) {
    if (error instanceof RE2JSException) return `the pattern cannot be used (${error.message})`;
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

/** What XPath writes and RE2 does not know: subtracted classes, blocks of characters, `\i` and `\c`. */
function translated(pattern: string): string {
  return pattern
    .replace(/\\p\{IsBasicLatin\}/g, '[\\x00-\\x7F]')
    .replace(/\\P\{IsBasicLatin\}/g, '[^\\x00-\\x7F]')
    .replace(/\\i/g, '[\\p{L}_:]')
    .replace(/\\c/g, '[\\p{L}\\p{N}_:.-]')
    .replace(/\[([^[\]]+)-\[([^[\]]+)\]\]/g, (_whole, all: string, less: string) => subtracted(all, less));
}

/** `[A-Z-[OI]]`, as the runs of characters that are left; only for plain runs without escapes. */
function subtracted(all: string, less: string): string {
  const gone = new Set(charactersOf(less));
  const left = charactersOf(all).filter((character) => !gone.has(character));
  return `[${left.map((character) => `\\x{${character.toString(16)}}`).join('')}]`;
}

function charactersOf(classText: string): readonly number[] {
  const points = Array.from(classText);
  const codes: number[] = [];
  for (let index = 0; index < points.length; index += 1) {
    const first = points[index]?.codePointAt(0) ?? 0;
    const last = points[index + 1] === '-' ? points[index + 2]?.codePointAt(0) : undefined;
    for (let code = first; code <= Math.min(last ?? first, first + 1000); code += 1) codes.push(code);
    if (last !== undefined) index += 2;
  }
  return codes;
}
