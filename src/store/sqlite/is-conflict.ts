import BetterSqlite3 from 'better-sqlite3';
import { Conflict } from '../conflict.js';

/** Whether the transaction lost to another one, so that it may do better from its beginning. */
export function isSqliteConflict(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  if (!(error instanceof BetterSqlite3.SqliteError)) return false;
  const duplicate = error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || error.code === 'SQLITE_CONSTRAINT_UNIQUE';
  return duplicate || error.code.startsWith('SQLITE_BUSY');
}
