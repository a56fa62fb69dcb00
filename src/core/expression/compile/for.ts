/** `for … return …`, with `partial`, the results so far (DMN 1.5, 10.3.1.2 rule 44, 10.3.2.14). */
import { operands, type Syntax } from '../parse/syntax.js';
import type { Value } from '../values/value.js';
import { bound, type Compiler, part } from './code.js';
import { eachOf, iterators } from './iteration.js';

const PARTIAL = 'partial';

export const forLoop: Compiler = (syntax, outer, compile) => {
  const both = operands(syntax);
  const { all, place } = iterators(part(syntax, 0, both), outer, compile);
  const body = part(syntax, 1, both);
  const usesPartial = mentions(body, PARTIAL);
  const code = compile(body, usesPartial ? bound(PARTIAL, place) : place);
  return (run, cell) => {
    const results: Value[] = [];
    const sound = eachOf(all, run, cell, (inside) => {
      if (usesPartial) run.spend(results.length, body.from);
      results.push(code(run, usesPartial ? { value: [...results], outer: inside } : inside));
      run.spendItems(1 + (results.length >> 10), body.from);
      return true;
    }, body.size);
    return sound ? results : null;
  };
};

function mentions(syntax: Syntax, name: string): boolean {
  return syntax.text.includes(name);
}
