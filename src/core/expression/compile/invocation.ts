/** Calls, with arguments in order or by name (DMN 1.5, 10.3.1.2 rules 38 to 42, 10.3.2.13). */
import { nameOf, operands, type Syntax } from '../parse/syntax.js';
import { type Arguments, described, FeelFunction, type Value } from '../values/value.js';
import type { Run } from '../evaluation/run.js';
import { type Cell, type Compile, type Compiler, part, type Place } from './code.js';

export const invocation: Compiler = (syntax, place, compile) => {
  const both = operands(syntax);
  const callee = part(syntax, 0, both);
  const called = compile(callee, place);
  const given = argumentsOf(both[1], place, compile);
  return (run, cell) => {
    const value = called(run, cell);
    if (!(value instanceof FeelFunction)) return run.fault(`Expected "${callee.text}" to be a function, but found ${described(value)}`, syntax.from);
    run.spend(1, syntax.from);
    return value.invoke(given(run, cell), run, syntax.from);
  };
};

type Given = (run: Run, cell: Cell | undefined) => Arguments;

function argumentsOf(syntax: Syntax | undefined, place: Place | undefined, compile: Compile): Given {
  if (!syntax) return () => ({ positional: [] });
  if (syntax.kind !== 'NamedParameters') {
    const values = operands(syntax).map((argument) => compile(argument, place));
    return (run, cell) => ({ positional: values.map((value) => value(run, cell)) });
  }
  const named = operands(syntax).map((argument) => {
    const both = operands(argument);
    return { name: nameOf(part(argument, 0, both).text), value: compile(part(argument, 1, both), place) };
  });
  return (run, cell) => ({ named: new Map<string, Value>(named.map(({ name, value }) => [name, value(run, cell)])) });
}
