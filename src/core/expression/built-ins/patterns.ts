/**
 * Functions of regular expressions (DMN 1.5, 10.3.4.3), in time linear in the text. Back references need more than
 * linear time and are refused.
 */
import { compiledPattern, type Pattern } from './pattern.js';
import { type BuiltIn, builtIn, mayNull, need, type Task, way } from './declare.js';
import { string } from './kinds.js';

export const PATTERNS: readonly BuiltIn[] = [
  builtIn('matches', way([need('input', string), need('pattern', string), mayNull('flags', string)], (task, input, pattern, flags) => {
    return searching(task, input, pattern, flags, (found) => found.matcher(input).find());
  })),
  builtIn('replace', way([need('input', string), need('pattern', string), need('replacement', string), mayNull('flags', string)], (task, input, pattern, replacement, flags) => {
    return searching(task, input, pattern, flags, (found) => replaced(task, input, found, replacement, flags?.includes('q') === true));
  })),
  builtIn('split', way([need('string', string), need('delimiter', string)], (task, input, delimiter) => {
    return searching(task, input, delimiter, null, (found) => split(task, input, found));
  })),
];

function searching<Answer>(task: Task, input: string, pattern: string, flags: string | null, search: (pattern: Pattern) => Answer): Answer | null {
  const found = compiledPattern(pattern, flags ?? '');
  if (typeof found === 'string') return task.refuse(found);
  task.run.spend(1 + pattern.length + ((input.length * (16 + found.programSize())) >> 6), task.offset);
  return search(found);
}

function replaced(task: Task, input: string, pattern: Pattern, replacement: string, literal: boolean): string | null {
  if (pattern.matches('')) return task.refuse('the pattern matches the empty text');
  if (!literal && !REPLACEMENT.test(replacement)) return task.refuse('in a replacement a number follows "$", and "$" or a backslash follows a backslash');
  const matcher = pattern.matcher(input);
  const pieces: string[] = [];
  let [length, from] = [0, 0];
  while (matcher.find()) {
    const piece = input.slice(from, matcher.start()) + (literal ? replacement : filledIn(replacement, (group) => (group <= matcher.groupCount() ? (matcher.group(group) ?? '') : undefined)));
    length += piece.length;
    task.run.spendText(length, task.offset);
    pieces.push(piece);
    from = matcher.end();
  }
  return pieces.join('') + input.slice(from);
}

/** What XPath lets stand in a replacement. */
const REPLACEMENT = /^(?:[^\\$]|\\[\\$]|\$\d)*$/;

/** `$1` and `\$` of XPath's replace; of several digits as many count as name a group. */
function filledIn(replacement: string, group: (number: number) => string | undefined): string {
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_whole, escaped?: string, digits?: string) => {
    if (escaped !== undefined) return escaped;
    const all = digits ?? '';
    for (let length = all.length; length > 0; length -= 1) {
      const text = group(Number(all.slice(0, length)));
      if (text !== undefined) return text + all.slice(length);
    }
    return '';
  });
}

function split(task: Task, input: string, pattern: Pattern): readonly string[] | null {
  if (pattern.matches('')) return task.refuse('the delimiter matches the empty text');
  const matcher = pattern.matcher(input);
  const pieces: string[] = [];
  let from = 0;
  while (matcher.find()) {
    pieces.push(input.slice(from, matcher.start()));
    task.run.spendItems(1 + (pieces.length >> 10), task.offset);
    from = matcher.end();
  }
  return [...pieces, input.slice(from)];
}
