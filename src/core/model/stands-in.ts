import type { StateValue } from './task-terms.js';

/** Whether a case that stands somewhere stands in a state, or inside it. @param path names joined by dots */
export function standsIn(value: StateValue, path: string): boolean {
  return reaches(value, path.split('.'));
}

function reaches(value: StateValue, [name = '', ...below]: readonly string[]): boolean {
  if (typeof value === 'string') return value === name && below.length === 0;
  const inner = Object.hasOwn(value, name) ? value[name] : undefined;
  return inner !== undefined && (below.length === 0 || reaches(inner, below));
}
