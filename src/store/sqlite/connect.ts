import BetterSqlite3 from 'better-sqlite3';
import { addDecimals, shortestDecimal } from '../decimal.js';

/** How long a statement may hold up this process while another one writes; longer waits are pauses between tries. */
const BUSY_MS = 250;
const CHECKPOINT_PAGES = 2_000;

/** One connection, with the settings under which an acknowledged commit survives a loss of power. */
export function connect(file: string, options: { readonly readonly: boolean }): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, { readonly: options.readonly, fileMustExist: true, timeout: BUSY_MS });
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  if (!options.readonly) connection.pragma('journal_mode = WAL');
  connection.aggregate('decimal_sum', {
    start: () => '0',
    step: (total: string, amount: string) => addDecimals(total, shortestDecimal(amount)),
    deterministic: true,
  });
  return connection;
}
