import { toStoredInstant } from '../instant.js';
import { numberAt } from './cells.js';
import { insertRows } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf, rowOf } from './script.js';

/** Older failures of the key no longer count for anything and go. */
export function* countFailure(key: string, at: string, since: string): Script<number> {
  yield* insertRows('sign_in_failure', [{ failure_key: key, at: toStoredInstant(at) }]);
  yield* changesOf('DELETE FROM sign_in_failure WHERE at < ?', [toStoredInstant(since)]);
  return yield* failuresSince(key, since);
}

export function* failuresSince(key: string, since: string): Script<number> {
  const row = yield* rowOf('SELECT COUNT(*) AS total FROM sign_in_failure WHERE failure_key = ? AND at >= ?', [key, toStoredInstant(since)]);
  return row === undefined ? 0 : numberAt(row, 'total');
}

export function* clearFailures(key: string): Script<void> {
  yield* changesOf('DELETE FROM sign_in_failure WHERE failure_key = ?', [key]);
}
