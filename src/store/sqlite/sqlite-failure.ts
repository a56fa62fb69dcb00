import { Conflict } from '../conflict.js';
import type { Failure } from '../sql/script.js';

/**
 * What a failed transaction means. An error is known by its code alone: the driver makes its errors from the class of
 * whoever loaded it first.
 */
export function sqliteFailure(error: unknown): Failure {
  if (error instanceof Conflict) return 'conflict';
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') return 'conflict';
  if (code.startsWith('SQLITE_BUSY')) return 'locked';
  return code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR') ? 'full' : 'error';
}
