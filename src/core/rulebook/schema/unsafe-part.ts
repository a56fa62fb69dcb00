import type { SchemaFault } from './schema-fault.js';

const MAX_DEPTH = 64;
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** The first part of a value that no schema may ever see: a key that reaches into JavaScript, or endless nesting. */
export function unsafePart(value: unknown): SchemaFault | undefined {
  const waiting: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [{ value, path: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= MAX_DEPTH) return { path: next.path, message: `expected at most ${MAX_DEPTH} levels of nesting` };
    for (const key of Object.getOwnPropertyNames(next.value)) {
      if (Array.isArray(next.value) && key === 'length') continue;
      const path = Array.isArray(next.value) ? `${next.path}[${key}]` : [next.path, key].filter(Boolean).join('.');
      if (FORBIDDEN.includes(key)) return { path, message: 'expected another name for this field' };
      waiting.push({ value: (next.value as Readonly<Record<string, unknown>>)[key], path, depth: next.depth + 1 });
    }
  }
  return undefined;
}
