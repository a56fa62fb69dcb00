/** `function(x: number) …` (DMN 1.5, 10.3.1.2 rule 55, 10.3.2.13.2). Functions written in other languages are refused. */
import { argumentsInOrder } from '../evaluation/arguments.js';
import type { Run } from '../evaluation/run.js';
import { nameOf, operands, type Syntax } from '../parse/syntax.js';
import { ANY, type FeelType } from '../values/feel-type.js';
import { type Arguments, described, FeelFunction, type Value } from '../values/value.js';
import { bound, type Cell, type Code, type Compiler, part } from './code.js';
import { typeFrom } from './type.js';

interface Parameter {
  readonly name: string;
  readonly type: FeelType;
}

export const functionDefinition: Compiler = (syntax, outer, compile) => {
  if (syntax.parts.some(({ kind }) => kind === 'external')) return (run) => run.fault('Expected a function in FEEL, but this one is external', syntax.from);
  const all = operands(syntax);
  const parameters = all.filter(({ kind }) => kind === 'FormalParameters').flatMap(operands).map(parameterOf);
  const body = part(syntax, all.length - 1, all);
  const place = parameters.reduce((inner, { name }) => bound(name, inner), outer);
  const code = compile(body, place);
  const names = parameters.map(({ name }) => name);
  return (_run, cell) => new FeelFunction(names, (given, run, offset) => call(parameters, given, { code, levels: body.levels, size: body.size }, cell, run, offset));
};

function parameterOf(syntax: Syntax): Parameter {
  const type = syntax.parts.find(({ kind }) => kind === 'Type');
  return { name: nameOf(part(syntax, 0).text), type: (type && typeFrom(type)) ?? ANY };
}

function call(parameters: readonly Parameter[], given: Arguments, body: { readonly code: Code; readonly levels: number; readonly size: number }, outer: Cell | undefined, run: Run, offset: number): Value {
  const values = argumentsInOrder(parameters.map(({ name }) => name), given);
  if (typeof values === 'string') return run.fault(values, offset);
  run.spend(body.size, offset);
  run.enter(body.levels + 2, offset);
  try {
    let cell = outer;
    for (const [index, { name, type }] of parameters.entries()) {
      const value = values[index] ?? null;
      const taken = type.taken(value);
      if (taken === undefined) return run.fault(`Expected ${type.name} for "${name}", but found ${described(value)}`, offset);
      cell = { value: taken, outer: cell };
    }
    return body.code(run, cell);
  } finally {
    run.leave(body.levels + 2);
  }
}
