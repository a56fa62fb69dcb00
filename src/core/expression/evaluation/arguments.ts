import type { Arguments, Value } from '../values/value.js';

/** The values of a call in the order of the parameters, or why it does not fit: each parameter once, and no other. */
export function argumentsInOrder(parameters: readonly string[], given: Arguments): readonly Value[] | string {
  if ('positional' in given) {
    const { positional } = given;
    return positional.length === parameters.length ? positional : `Expected ${counted(parameters.length)}, but found ${positional.length}`;
  }
  const { named } = given;
  const unknown = [...named.keys()].find((name) => !parameters.includes(name));
  if (unknown !== undefined) return `Expected an argument named ${parameters.join(', ') || 'nothing'}, but found "${unknown}"`;
  const missing = parameters.find((name) => !named.has(name));
  return missing === undefined ? parameters.map((name) => named.get(name) ?? null) : `Expected an argument named "${missing}"`;
}

function counted(count: number): string {
  return count === 1 ? 'one argument' : `${count} arguments`;
}
