/** Filters (DMN 1.5, 10.3.1.2 rule 50, 10.3.2.5): by position, counted from 1 or from the end by -1, or by a condition. */
import type { Run } from '../evaluation/run.js';
import { operands, type Syntax } from '../parse/syntax.js';
import { type Decimal, isDecimal } from '../values/decimal.js';
import { described, isList, type List, type Value } from '../values/value.js';
import type { Cell, Code, Compiler } from './code.js';
import { part } from './code.js';

export const filter: Compiler = (syntax, place, compile) => {
  const both = operands(syntax);
  const base = compile(part(syntax, 0, both), place);
  const wanted = part(syntax, 1, both);
  const condition = compile(wanted, { name: 'item', fields: true, outer: place });
  return (run, cell) => {
    const value = base(run, cell);
    if (value === null) return run.fault('Expected a list to filter, but found null', syntax.from);
    return filtered(isList(value) ? value : [value], condition, wanted, run, cell);
  };
};

function filtered(list: List, condition: Code, wanted: Syntax, run: Run, outer: Cell | undefined): Value {
  run.spend(1 + list.length * wanted.size, wanted.from);
  const [first] = list;
  if (first === undefined) return wanted.kind === 'NumericLiteral' ? itemAt(list, null, run, wanted) : [];
  const answer = condition(run, { value: first, outer });
  if (isDecimal(answer)) return itemAt(list, answer, run, wanted);
  return list.filter((item, index) => kept(index === 0 ? answer : condition(run, { value: item, outer }), run, wanted));
}

function itemAt(list: List, position: Decimal | null, run: Run, wanted: Syntax): Value {
  const index = position?.isInteger() ? position.toNumber() : 0;
  const item = index > 0 ? list[index - 1] : list[list.length + index];
  if (item === undefined || index === 0) return run.fault(`Expected the position of an item, but ${wanted.text} is none in a list of ${list.length}`, wanted.from);
  return item;
}

function kept(answer: Value, run: Run, wanted: Syntax): boolean {
  if (typeof answer !== 'boolean') run.fault(`Expected true or false for each item, but found ${described(answer)}`, wanted.from);
  return answer === true;
}
