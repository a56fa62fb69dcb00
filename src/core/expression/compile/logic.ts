/** `and` and `or` in three values (DMN 1.5, 10.3.2.13 table 48). */
import type { Run } from '../evaluation/run.js';
import { operands } from '../parse/syntax.js';
import { described, type Value } from '../values/value.js';
import { type Code, type Compiler, part } from './code.js';

export const conjunction: Compiler = (syntax, place, compile) => decided(false, ...sides(syntax, place, compile), syntax.from);

export const disjunction: Compiler = (syntax, place, compile) => decided(true, ...sides(syntax, place, compile), syntax.from);

const sides = (...[syntax, place, compile]: Parameters<Compiler>): readonly [Code, Code] => {
  const both = operands(syntax);
  return [compile(part(syntax, 0, both), place), compile(part(syntax, 1, both), place)];
};

/**
 * One side that decides is enough: `false and null` is false. In strict mode an answer that hangs on a null is a fault.
 * The right side is not evaluated where the left has decided.
 */
function decided(deciding: boolean, left: Code, right: Code, offset: number): Code {
  return (run, cell) => {
    const first = left(run, cell);
    if (first === deciding) return deciding;
    const second = right(run, cell);
    if (second === deciding) return deciding;
    if (typeof first === 'boolean' && typeof second === 'boolean') return !deciding;
    return undecided(typeof first === 'boolean' ? second : first, run, offset);
  };
}

function undecided(value: Value, run: Run, offset: number): null {
  if (value === null && run.mode === 'standard') return null;
  return run.fault(`Expected true or false on both sides, but found ${described(value)}`, offset);
}
