import type { Action } from '../../api/shapes.js';

const NEGATIVE = new Set(['reject', 'return', 'refuse', 'terminate', 'revoke']);

/** Whether an action sends the case back or ends it. */
export function isNegative({ action }: Action): boolean {
  return NEGATIVE.has(action);
}
