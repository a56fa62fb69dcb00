import { ProblemException } from '../problems/problem-exception.js';

const TERM = /^\s*([A-Za-z][\w.$:]*)\s+(eq|co|sw)\s+("(?:[^"\\]|\\.)*"|true|false)\s*(?:and\s+(?=\S)|$)/i;
/** Names that may be asked for; all of them are compared without regard to case but this one. */
const EXACT = 'externalid';

/** `eq`, `co` and `sw`, joined by `and` (RFC 7644, 3.4.2.2). @throws ProblemException for anything else */
export function scimFilter(text: string | undefined, allowed: readonly string[]): (resource: Readonly<Record<string, unknown>>) => boolean {
  const tests: ((resource: Readonly<Record<string, unknown>>) => boolean)[] = [];
  for (let rest = text ?? ''; rest !== ''; ) {
    const [all, attribute = '', operator = '', value = ''] = TERM.exec(rest) ?? [];
    const name = allowed.find((one) => one.toLowerCase() === attribute.toLowerCase());
    if (all === undefined || name === undefined) throw new ProblemException('scim-filter', `Expected a filter of eq, co and sw on ${allowed.join(', ')}, joined by and, but found "${(text ?? '').slice(0, 200)}".`);
    tests.push((resource) => holds(resource[name], operator.toLowerCase(), valueOf(value), name.toLowerCase() === EXACT));
    rest = rest.slice(all.length);
  }
  return (resource) => tests.every((one) => one(resource));
}

function valueOf(text: string): string {
  try {
    return String(JSON.parse(text.toLowerCase() === 'true' || text.toLowerCase() === 'false' ? text.toLowerCase() : text));
  } catch {
    throw new ProblemException('scim-filter', 'Expected a text in quotes in the filter, but it cannot be read.');
  }
}

function holds(found: unknown, operator: string, wanted: string, exact: boolean): boolean {
  if (typeof found !== 'string' && typeof found !== 'boolean') return false;
  const [left, right] = exact ? [String(found), wanted] : [String(found).toLowerCase(), wanted.toLowerCase()];
  if (operator === 'eq') return left === right;
  return operator === 'sw' ? left.startsWith(right) : left.includes(right);
}
