import type { SchemaFault } from './schema-fault.js';

const MAX_DEPTH = 64;
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** The first part of a value that no schema may ever see: a key that reaches into JavaScript, or endless nesting. */
export function unsafePart(value: unknown, depth = 0): SchemaFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return { path: '', message: `expected at most ${MAX_DEPTH} levels of nesting` };
  const keys = Object.getOwnPropertyNames(value);
  const forbidden = keys.find((key) => FORBIDDEN.includes(key));
  if (forbidden !== undefined) return inside(value, forbidden, { path: '', message: 'expected another name for this field' });
  for (const key of keys.reverse()) {
    const fault = unsafePart((value as Readonly<Record<string, unknown>>)[key], depth + 1);
    if (fault) return inside(value, key, fault);
  }
  return undefined;
}

function inside(value: object, key: string, { path, message }: SchemaFault): SchemaFault {
  const own = Array.isArray(value) ? `[${key}]` : key;
  return { path: path === '' || path.startsWith('[') ? own + path : `${own}.${path}`, message };
}
