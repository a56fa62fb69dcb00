import type { Loaded } from '../../engine/ports.js';
import { stateAt } from './case-row.js';
import { hexAt } from './cells.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** The case as its row holds it now: what the decision is made on. */
export function* loadCase(company: string, id: string): Script<Loaded> {
  const row = yield* rowOf('SELECT state, head FROM cases WHERE company = ? AND id = ?', [company, id]);
  return row === undefined ? { state: undefined, head: null } : { state: stateAt(row), head: hexAt(row, 'head') };
}
