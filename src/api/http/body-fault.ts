import { ProblemException } from '../problems/problem-exception.js';

/** More than any schema of a workflow needs, and few enough for code that walks a body by calling itself. */
export const NESTING_MAX = 32;

const LONE_SURROGATE = /\p{Surrogate}/u;
const FORBIDDEN_KEYS = ['__proto__', 'constructor'];

/**
 * What no body may hold, whatever route it is for: nesting without end, keys that reach into prototypes, and values that
 * canonical JSON cannot write. Does not call itself, so no body can exhaust the stack.
 */
export function bodyFault(body: unknown): ProblemException | undefined {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (level.some(isUnwritable)) return new ProblemException('json-malformed', 'Expected whole characters and finite numbers, but the body holds half a surrogate pair or a number beyond all bounds.');
    const containers = level.filter((one): one is object => typeof one === 'object' && one !== null);
    if (containers.length > 0 && depth === NESTING_MAX) return new ProblemException('nesting-too-deep', `Expected a body nested at most ${NESTING_MAX} deep, but it goes deeper.`);
    const keys = containers.flatMap((one) => (Array.isArray(one) ? [] : Object.keys(one)));
    const forbidden = keys.find((key) => FORBIDDEN_KEYS.includes(key));
    if (forbidden !== undefined) return new ProblemException('json-malformed', `Expected a body without the keys ${FORBIDDEN_KEYS.join(' and ')}, but it has "${forbidden}".`);
    level = [...keys, ...containers.flatMap((one) => Object.values(one) as unknown[])];
  }
  return undefined;
}

function isUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return LONE_SURROGATE.test(value);
  return typeof value === 'number' && !Number.isFinite(value);
}
