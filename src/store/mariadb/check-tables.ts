import { textAt } from '../sql/cells.js';
import { placesFor } from '../sql/insert-rows.js';
import type { Runner } from '../sql/script.js';
import { rowsOf } from '../sql/script.js';
import { RUNTIME_TABLES } from './grants.js';

/**
 * Refuses tables that somebody has made or changed otherwise than the migrations do: one without transactions keeps half a
 * command, one in another charset loses letters.
 * @throws Error that says what to run
 */
export async function checkTables(runner: Runner): Promise<void> {
  const ours = `TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (${placesFor(RUNTIME_TABLES)})`;
  const [engines, charsets] = await runner.read(function* () {
    return [
      yield* rowsOf(`SELECT TABLE_NAME AS name, ENGINE AS found FROM information_schema.TABLES WHERE ${ours} AND ENGINE <> 'InnoDB'`, RUNTIME_TABLES),
      yield* rowsOf(`SELECT DISTINCT TABLE_NAME AS name, CHARACTER_SET_NAME AS found FROM information_schema.COLUMNS WHERE ${ours} AND CHARACTER_SET_NAME <> 'utf8mb4'`, RUNTIME_TABLES),
    ] as const;
  });
  for (const row of engines) {
    throw new Error(`Expected the table ${textAt(row, 'name')} to be kept by InnoDB, but it is kept by ${textAt(row, 'found')}, which knows no transactions. Run ALTER TABLE ${textAt(row, 'name')} ENGINE = InnoDB.`);
  }
  for (const row of charsets) {
    throw new Error(`Expected texts of the table ${textAt(row, 'name')} in utf8mb4, but they are in ${textAt(row, 'found')}. Run ALTER TABLE ${textAt(row, 'name')} CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin.`);
  }
}
