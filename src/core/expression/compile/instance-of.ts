/** `… instance of …` (DMN 1.5, 10.3.1.2 rule 51, 10.3.2.9.5): null is an instance of nothing but Null. */
import { operands } from '../parse/syntax.js';
import { type Compiler, part } from './code.js';
import { typeFrom } from './type.js';

export const instanceOf: Compiler = (syntax, place, compile) => {
  const both = operands(syntax);
  const value = compile(part(syntax, 0, both), place);
  const written = part(syntax, 1, both);
  const type = typeFrom(written);
  if (!type) return (run) => run.fault(`Expected a type of FEEL, but found "${written.text}"`, written.from);
  return (run, cell) => {
    const found = value(run, cell);
    run.spend(1, syntax.from);
    return found === null ? written.text.trim() === 'Null' : type.holds(found);
  };
};
