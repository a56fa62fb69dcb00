/**
 * What expressions are compiled to: closures. Names that an expression binds itself (loop variables, parameters, entries,
 * items of a filter) are found by counting cells outwards, so that nothing is looked up by name while it runs.
 */
import type { Run } from '../evaluation/run.js';
import type { Syntax } from '../parse/syntax.js';
import type { Value } from '../values/value.js';

/** Values bound by the expression itself, innermost first. */
export interface Cell {
  readonly value: Value;
  readonly outer: Cell | undefined;
}

export type Code = (run: Run, cell: Cell | undefined) => Value;

/** What the cells will hold, known while compiling. `fields`: the names of a context in the cell are in scope as well. */
export interface Place {
  readonly name: string;
  readonly fields: boolean;
  readonly outer: Place | undefined;
}

/** Compiles a piece of syntax. Handed down, so that the files of the kinds of syntax need not know each other. */
export type Compile = (syntax: Syntax, place: Place | undefined) => Code;

export type Compiler = (syntax: Syntax, place: Place | undefined, compile: Compile) => Code;

export function bound(name: string, outer: Place | undefined): Place {
  return { name, fields: false, outer };
}

/** A part that the grammar promises. */
export function part(syntax: Syntax, index: number, among: readonly Syntax[] = syntax.parts): Syntax {
  const found = among[index];
  if (!found) throw new Error(`the grammar promises part ${index} of ${syntax.kind}`);
  return found;
}
