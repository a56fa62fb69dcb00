/** Paths (DMN 1.5, 10.3.1.2 rule 43, 10.3.2.15): an entry of a context, a property of a date, or of each item of a list. */
import type { Run } from '../evaluation/run.js';
import { nameOf } from '../parse/syntax.js';
import { propertyOf } from '../values/properties.js';
import { described, isList, type Value } from '../values/value.js';
import { type Compiler, part } from './code.js';

export const path: Compiler = (syntax, place, compile) => {
  const base = compile(part(syntax, 0), place);
  const last = part(syntax, syntax.parts.length - 1);
  const name = nameOf(last.text);
  return (run, cell) => walk(base(run, cell), name, run, last.from);
};

function walk(value: Value, name: string, run: Run, offset: number): Value {
  if (isList(value)) {
    run.spendItems(value.length, offset);
    return value.map((item) => step(item, name, run, offset));
  }
  return step(value, name, run, offset);
}

function step(value: Value, name: string, run: Run, offset: number): Value {
  const found = propertyOf(value, name);
  return found === undefined ? run.fault(`Expected something with "${name}", but found ${described(value)} without it`, offset) : found;
}
