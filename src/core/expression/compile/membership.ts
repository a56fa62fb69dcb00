/** `in`, and the unary tests that stand after it or in a table's cell (DMN 1.5, 10.3.1.2 rules 7 to 17, 10.3.2.8). */
import { passes } from '../evaluation/contains.js';
import type { Run } from '../evaluation/run.js';
import { operands, type Syntax } from '../parse/syntax.js';
import { isList, type Value } from '../values/value.js';
import { bound, type Cell, type Compile, type Compiler, part, type Place } from './code.js';

export const QUESTION = '?';

/** `a in (1, > 5)`: one passed test is enough. */
export const membership: Compiler = (syntax, place, compile) => {
  const value = compile(part(syntax, 0), place);
  const tests = testsOf(part(syntax, 0, operands(syntax).slice(1)), place, compile);
  return (run, cell) => anyOf(tests, value(run, cell), run, cell);
};

/** The whole of a table's cell, which asks about `?`: `-`, tests, or `not(tests)`. */
export const unaryTests: Compiler = (syntax, place, compile) => {
  const [first] = syntax.parts;
  if (!first || first.kind === 'Wildcard') return () => true;
  const negative = syntax.parts.some(({ kind }) => kind === 'not');
  const tests = testsOf(part(syntax, 0, operands(syntax).filter(({ kind }) => kind !== 'not')), place, compile);
  return (run, cell) => {
    const answer = anyOf(tests, cell?.value ?? null, run, cell?.outer);
    return negative && answer !== null ? !answer : answer;
  };
};

type Asked = (value: Value, run: Run, cell: Cell | undefined) => boolean | null;

function testsOf(syntax: Syntax, place: Place | undefined, compile: Compile): readonly Asked[] {
  const tests = syntax.kind === 'PositiveUnaryTests' ? operands(syntax) : [syntax];
  return tests.map((test) => testOf(test, place, compile));
}

function testOf(syntax: Syntax, place: Place | undefined, compile: Compile): Asked {
  const [test] = syntax.kind === 'PositiveUnaryTest' ? operands(syntax) : [syntax];
  if (!test) throw new Error('the grammar promises a test');
  const excluded = notArguments(test);
  if (excluded) return noneOf(excluded.map((one) => testOf(one, place, compile)));
  const code = compile(test, bound(QUESTION, place));
  const asks = mentionsQuestion(test);
  return (value, run, outer) => {
    const answer = code(run, { value, outer });
    return isVerdict(answer, asks, value) ? answer : passes(value, answer, run, test.from);
  };
}

/** Whether true or false is itself the answer, and not the value to compare with: the test asks about `?`, or about other names. */
function isVerdict(answer: Value, asks: boolean, value: Value): answer is boolean | null {
  if (asks) return typeof answer === 'boolean' || answer === null;
  return typeof answer === 'boolean' && typeof value !== 'boolean' && value !== null && !isList(value);
}

/** `not(1, 2)` reads as a call to the grammar; among tests it means none of them. */
function notArguments(test: Syntax): readonly Syntax[] | undefined {
  const [callee, given] = operands(test);
  if (test.kind !== 'FunctionInvocation' || callee?.text.trim() !== 'not' || given?.kind !== 'PositionalParameters') return undefined;
  return operands(given);
}

function noneOf(tests: readonly Asked[]): Asked {
  return (value, run, cell) => {
    const answer = anyOf(tests, value, run, cell);
    return answer === null ? null : !answer;
  };
}

function anyOf(tests: readonly Asked[], value: Value, run: Run, cell: Cell | undefined): boolean | null {
  let answer: boolean | null = false;
  for (const test of tests) {
    const one = test(value, run, cell);
    if (one === true) return true;
    if (one === null) answer = null;
  }
  return answer;
}

function mentionsQuestion(syntax: Syntax): boolean {
  return syntax.text === QUESTION || syntax.parts.some(mentionsQuestion);
}
