/** Expressions that want too much: how long each takes, from its text to its answer or refusal, and how far it makes the process grow. */
import { compileExpression } from '../../src/core/expression/compile.js';
import { EvaluationError } from '../../src/core/expression/evaluation-error.js';
import { median } from './measure.js';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const DOUBLING = LETTERS.map((name, index) => `${name}: [${index === 0 ? '1, 1' : `${LETTERS[index - 1]}, ${LETTERS[index - 1]}`}]`).join(', ');

export const ATTACKS: Readonly<Record<string, string>> = {
  'a pattern that backtracks': 'matches(x, "^(a+)+$")',
  'a pattern of many states': 'matches(x, "(a{1,30}){1,30}$")',
  'for x in 1..100000000': 'for x in 1..100000000 return x',
  'three loops in one another': 'for x in 1..1000, y in 1..1000, z in 1..1000 return x',
  recursion: '{ f: function(g, n) g(g, n + 1), r: f(f, 1) }.r',
  'recursion that doubles': '{ f: function(g, n) if n < 2 then 1 else g(g, n - 1) + g(g, n - 2), r: f(f, 40) }.r',
  'lists of lists of lists': `{ ${DOUBLING}, result: string(z) }.result`,
  'a text that doubles': 'for x in 1..40 return if x = 1 then "ab" else partial[-1] + partial[-1]',
  'partial results, copied': 'count(for x in 1..100000 return count(partial))',
  'a list of texts': `for x in 1..50000 return "${'a'.repeat(900)}" + string(x)`,
  'a power': '99999999999 ** 99999999999',
  'a megabyte': `${'1 + '.repeat(262_144)}1`,
  'nine thousand names': 'a '.repeat(4_500),
  constructor: '{ a: 1 }.constructor',
  __proto__: '__proto__',
  '10,000 brackets': `${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
};

export interface Attacked {
  readonly ms: number;
  readonly grownMb: number;
  readonly answer: string;
}

const ROUNDS = 5;

/**
 * In a process of its own: the most that it ever held counts, in the first round. Times are the median of the rounds after it. A small
 * expression goes before, so that code is not counted as data.
 */
export function attack(name: string): Attacked {
  const text = ATTACKS[name] ?? '';
  ask('matches(x, "a") and 1 + 1 = 2');
  globalThis.gc?.();
  const before = process.resourceUsage().maxRSS;
  const answer = ask(text);
  const grownMb = (process.resourceUsage().maxRSS - before) / 1024;
  return { ms: median(Array.from({ length: ROUNDS }, () => timeOf(text))), grownMb, answer };
}

function timeOf(text: string): number {
  const begun = performance.now();
  ask(text);
  return performance.now() - begun;
}

function ask(text: string): string {
  try {
    const value = compileExpression({ text, at: { file: 'bench.yaml', line: 1, column: 1 } }, { names: ['x'], timeZone: 'UTC' })({ x: `${'a'.repeat(50_000)}!` });
    return Array.isArray(value) ? `a list of ${value.length}` : String(value);
  } catch (error) {
    if (error instanceof EvaluationError) return error.reason;
    throw error;
  }
}
