import type { CommandUnit, Receipt } from '../../engine/ports/command-store.js';
import { fromAnswerRow } from './answer-row.js';
import type { Key } from './by-keys.js';
import { selectByKeys } from './by-keys.js';
import { textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';

const KEY = ['company', 'actor', 'command_key'];

/** What the keys of these units have been answered before; a unit with a new key is not in the map. */
export function* findAnswers(dialect: Dialect, units: readonly CommandUnit[]): Script<ReadonlyMap<CommandUnit, Receipt>> {
  const select = `SELECT company, actor, command_key, request_hash, answer FROM idempotency${dialect.byPrimary}`;
  const rows = yield* selectByKeys(dialect, select, KEY, units.map(keyOf));
  if (rows.length === 0) return NONE;
  const byKey = new Map(units.map((unit) => [JSON.stringify(keyOf(unit)), unit]));
  return new Map(
    rows.flatMap((row) => {
      const unit = byKey.get(JSON.stringify(KEY.map((column) => textAt(row, column))));
      return unit === undefined ? [] : [[unit, fromAnswerRow(row, unit)] as const];
    }),
  );
}

const NONE: ReadonlyMap<CommandUnit, Receipt> = new Map();

function keyOf({ company, key }: CommandUnit): Key {
  return [company, key.actor, key.key];
}
