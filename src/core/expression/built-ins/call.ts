/** Calls one of FEEL's own functions: finds the way of calling that fits the arguments, or says what would have fitted. */
import type { Run } from '../evaluation/run.js';
import { type Arguments, described, FeelFunction, isList, type Value } from '../values/value.js';
import type { BuiltIn, Parameter, Signature } from './declare.js';

export function functionOf(builtIn: BuiltIn): FeelFunction {
  const [first] = builtIn.signatures;
  const names = first ? first.parameters.map(({ name }) => name) : [];
  return new FeelFunction(names, (given, run, offset) => call(builtIn, given, run, offset));
}

function call({ name, signatures }: BuiltIn, given: Arguments, run: Run, offset: number): Value {
  let reason = '';
  for (const signature of signatures) {
    const values = taken(signature, given);
    if (typeof values !== 'string') {
      const refuse = (why: string): null => run.fault(`Expected ${name} to have an answer, but: ${why}`, offset);
      return signature.body({ run, offset, refuse }, values);
    }
    reason ||= values;
  }
  return run.fault(signatures.length === 1 ? `Expected ${name} to be given ${reason}` : `Expected ${name} to be given ${reason}, or arguments of another of its forms`, offset);
}

/** The arguments as the signature wants them, or what it would have wanted. */
function taken(signature: Signature, given: Arguments): readonly Value[] | string {
  const values = 'positional' in given ? inOrder(signature, given.positional) : byName(signature, given.named);
  if (typeof values === 'string') return values;
  const all: Value[] = [];
  for (const [index, parameter] of signature.parameters.entries()) {
    const value = takenAs(parameter, values[index]);
    if (value === undefined) return `${parameter.kind.name} as "${parameter.name}", but found ${described(values[index] ?? null)}`;
    all.push(value);
  }
  return all;
}

function takenAs({ kind, optional, nullable }: Parameter, value: Value | undefined): Value | undefined {
  if (value === undefined) return optional ? null : undefined;
  if (value === null && nullable) return null;
  return kind.take(value);
}

function inOrder({ parameters, spread }: Signature, positional: readonly Value[]): readonly Value[] | string {
  const needed = parameters.filter(({ optional }) => !optional).length;
  if (positional.length < needed) return `${needed} arguments at least, but found ${positional.length}`;
  if (spread === 'no') return positional.length <= parameters.length ? positional : `${parameters.length} arguments at most, but found ${positional.length}`;
  const before = positional.slice(0, parameters.length - 1);
  const rest = positional.slice(parameters.length - 1);
  const [only] = rest;
  const itself = spread === 'list or items' && rest.length === 1 && (isList(only) || only === null);
  return [...before, itself ? (only ?? null) : rest];
}

function byName({ parameters, spread }: Signature, named: ReadonlyMap<string, Value>): readonly (Value | undefined)[] | string {
  const unknown = [...named.keys()].find((name) => !parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined) return `${parameters.map(({ name }) => `"${name}"`).join(', ')}, but found "${unknown}"`;
  const missing = parameters.find(({ name, optional }) => !optional && !named.has(name));
  if (missing) return `"${missing.name}"`;
  return parameters.map(({ name }, index) => {
    const value = named.get(name);
    return spread === 'items' && index === parameters.length - 1 && value !== undefined ? [value] : value;
  });
}
