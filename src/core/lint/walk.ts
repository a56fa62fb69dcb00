import type { Expression } from '../model/expression.js';

type Plain = Readonly<Record<string, unknown>>;

/** Every object inside a piece of a definition, itself included; authors' schemas are left out. */
export function objectsIn(value: unknown): readonly Plain[] {
  if (value instanceof Map) return [...value.values()].flatMap(objectsIn);
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Plain;
  return [object, ...Object.entries(object).flatMap(([key, part]) => (isSchema(key, part) ? [] : objectsIn(part)))];
}

/** An action's input is an author's own schema, in which any word may be a key; a job's input is a map of expressions. */
function isSchema(key: string, part: unknown): boolean {
  return key === 'inputFields' || (key === 'input' && !(part instanceof Map));
}

/** Every expression inside a piece of a definition. */
export function expressionsIn(value: unknown): readonly Expression[] {
  return objectsIn(value).filter(isExpression);
}

function isExpression(object: Plain): object is Plain & Expression {
  return typeof object['text'] === 'string' && typeof object['at'] === 'object';
}
