import type { StoredRow } from './insert-rows.js';
import { insertRows } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';

/** Writes a row whether or not its key is there already. */
export function* replaceRow(table: string, key: readonly string[], row: StoredRow): Script<void> {
  yield* changesOf(
    `DELETE FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
    key.map((column) => row[column] ?? null),
  );
  yield* insertRows(table, [row]);
}
