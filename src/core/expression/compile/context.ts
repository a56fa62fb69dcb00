/** Context literals (DMN 1.5, 10.3.1.2 rules 59 to 61, 10.3.2.6): an entry sees the ones before it. */
import { nameOf, operands, type Syntax } from '../parse/syntax.js';
import { unescape } from '../values/unescape.js';
import { contextOf, type Value } from '../values/value.js';
import { bound, type Cell, type Code, type Compiler, part, type Place } from './code.js';

export const context: Compiler = (syntax, outer, compile) => {
  const entries: { readonly key: string; readonly code: Code }[] = [];
  let place: Place | undefined = outer;
  for (const entry of operands(syntax)) {
    const both = operands(entry);
    const key = keyOf(part(entry, 0, both));
    if (entries.some((other) => other.key === key)) return (run) => run.fault(`Expected each name once, but "${key}" stands twice`, entry.from);
    entries.push({ key, code: compile(part(entry, 1, both), place) });
    place = bound(key, place);
  }
  return (run, cell) => {
    const values: [string, Value][] = [];
    let inner: Cell | undefined = cell;
    for (const { key, code } of entries) {
      const value = code(run, inner);
      values.push([key, value]);
      inner = { value, outer: inner };
    }
    return contextOf(values);
  };
};

function keyOf(key: Syntax): string {
  const written = part(key, 0);
  return written.kind === 'StringLiteral' ? unescape(written.text) : nameOf(written.text);
}
