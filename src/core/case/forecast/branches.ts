import type { Step } from '../../machine/compile-machine.js';
import type { Expression } from '../../model/expression.js';
import type { Walk } from './walk.js';

/** One way that a move could go: to a step, nowhere because no transition holds, or round and round without coming to rest. */
export interface Branch {
  readonly step?: Step<Walk>;
  readonly endless: boolean;
  /** What had to be assumed of conditions, in the order in which they were asked. */
  readonly assumed: ReadonlyMap<Expression, boolean>;
}

/** More ways than this of one move are not looked at. */
const MOST = 16;

/** Every way that a move could go, that on which all unknown conditions hold first. */
export function branchesOf(start: Walk, go: (walk: Walk) => Step<Walk> | undefined): readonly Branch[] {
  const found: Branch[] = [];
  const waiting: ReadonlyMap<Expression, boolean>[] = [new Map()];
  for (let given = waiting.shift(); given !== undefined && found.length < MOST; given = waiting.shift()) {
    const asked = new Set<Expression>();
    const tried = attempt(go, { ...start, assumed: given, asked });
    const assumed = [...given];
    for (const guard of asked) {
      waiting.push(new Map([...assumed, [guard, false]]));
      assumed.push([guard, true]);
    }
    found.push({ ...tried, assumed: new Map(assumed) });
  }
  return found;
}

function attempt(go: (walk: Walk) => Step<Walk> | undefined, walk: Walk): Omit<Branch, 'assumed'> {
  try {
    const step = go(walk);
    return { ...(step && { step }), endless: false };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Infinite loop detected')) return { endless: true };
    throw error;
  }
}
