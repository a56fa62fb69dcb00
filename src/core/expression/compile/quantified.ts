/** `some … satisfies …` and `every … satisfies …` (DMN 1.5, 10.3.1.2 rule 46, 10.3.2.14). */
import type { Run } from '../evaluation/run.js';
import { operands } from '../parse/syntax.js';
import { described, type Value } from '../values/value.js';
import { type Compiler, part } from './code.js';
import { eachOf, iterators } from './iteration.js';

export const quantified: Compiler = (syntax, outer, compile) => {
  const both = operands(syntax);
  const { all, place } = iterators(part(syntax, 0, both), outer, compile);
  const body = part(syntax, 1, both);
  const code = compile(body, place);
  const deciding = part(syntax, 0).kind === 'some';
  return (run, cell) => {
    let answer: boolean | null = !deciding;
    const sound = eachOf(all, run, cell, (inside) => {
      const one = trueOrFalse(code(run, inside), run, body.from);
      if (one === deciding) answer = deciding;
      else if (one === null) answer = null;
      return one !== deciding;
    }, body.size);
    return sound ? answer : null;
  };
};

function trueOrFalse(value: Value, run: Run, offset: number): boolean | null {
  return typeof value === 'boolean' ? value : run.fault(`Expected true or false for each item, but found ${described(value)}`, offset);
}
