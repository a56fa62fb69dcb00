import type { CommandUnit, Loaded } from '../../engine/ports/command-store.js';
import { selectByKeys } from './by-keys.js';
import { stateAt } from './case-row.js';
import { hexAt, textAt } from './cells.js';
import { pairName } from '../pair-name.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';

const NEW_CASE: Loaded = { state: undefined, head: null };

/**
 * The cases as their rows hold them now: what the decisions are made on. The rows are locked, so that two servers that
 * want the same case take turns; what keeps them apart in any case is the revision.
 */
export function* loadCases(dialect: Dialect, units: readonly CommandUnit[]): Script<(unit: CommandUnit) => Loaded> {
  const keys = units.map((unit) => [unit.company, unit.case]);
  const rows = yield* selectByKeys(dialect, `SELECT company, id, state, head FROM cases${dialect.byPrimary}`, ['company', 'id'], keys, dialect.forUpdate);
  const byCase = new Map(rows.map((row) => [pairName(textAt(row, 'company'), textAt(row, 'id')), row]));
  return (unit) => {
    const row = byCase.get(pairName(unit.company, unit.case));
    return row === undefined ? NEW_CASE : { state: stateAt(row), head: hexAt(row, 'head') };
  };
}
