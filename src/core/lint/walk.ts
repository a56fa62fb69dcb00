import type { Expression } from '../model/expression.js';

type Plain = Readonly<Record<string, unknown>>;

/** Every object inside a piece of a definition, itself included; authors' schemas are left out. */
export function objectsIn(value: unknown): readonly Plain[] {
  const found: Plain[] = [];
  gather(value, found);
  return found;
}

function gather(value: unknown, found: Plain[]): void {
  if (value instanceof Map) for (const part of value.values()) gather(part, found);
  else if (Array.isArray(value)) for (const part of value) gather(part, found);
  else if (typeof value === 'object' && value !== null) {
    found.push(value as Plain);
    for (const [key, part] of Object.entries(value)) if (!isSchema(key, part)) gather(part, found);
  }
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
