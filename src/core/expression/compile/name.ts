/** Names (DMN 1.5, 10.3.2.5): what the expression binds, then the fields of a filtered item, then the scope, then FEEL's own functions. */
import { FUNCTIONS } from '../built-ins/functions.js';
import type { Run } from '../evaluation/run.js';
import { nameOf } from '../parse/syntax.js';
import { Decimal } from '../values/decimal.js';
import { entryOf, isContext, type Value } from '../values/value.js';
import type { Cell, Code, Compiler, Place } from './code.js';

export const variableName: Compiler = ({ text, from }, place) => resolved(nameOf(text), place, from) ?? fromScope(nameOf(text), from);

/** Undefined where neither a cell nor an item's field can hold the name, so that the scope is asked directly. */
function resolved(name: string, place: Place | undefined, offset: number): Code | undefined {
  if (!place) return undefined;
  if (place.name === name) return place.fields ? fieldOr(name, cellValue) : cellValue;
  const further = resolved(name, place.outer, offset);
  if (!place.fields) return further && ((run, cell) => further(run, cell?.outer));
  const outer: Code = further ? (run, cell) => further(run, cell?.outer) : fromScope(name, offset);
  return fieldOr(name, outer);
}

const cellValue: Code = (_run, cell) => cell?.value ?? null;

function fieldOr(name: string, otherwise: Code): Code {
  return (run, cell: Cell | undefined) => {
    const item = cell?.value;
    const field = isContext(item) ? entryOf(item, name) : undefined;
    return field === undefined ? otherwise(run, cell) : field;
  };
}

function fromScope(name: string, offset: number): Code {
  const own = FUNCTIONS.get(name);
  return (run) => {
    if (Object.hasOwn(run.scope, name)) return asValue(run.scope[name]);
    return own ?? missing(name, run, offset);
  };
}

/** A plain number in the scope is read by its text. */
function asValue(value: unknown): Value {
  if (typeof value === 'number') return new Decimal(String(value));
  return value === undefined ? null : (value as Value);
}

function missing(name: string, run: Run, offset: number): null {
  return run.fault(`Expected a value for the name "${name}", but there is none`, offset);
}
