import { Conflict } from '../conflict.js';

/** Deadlock or failed certification, lock wait, changed since read, duplicate key. */
const CONFLICTS: ReadonlySet<unknown> = new Set([1213, 1205, 1020, 1062]);
/** Server going down, connection killed, a cluster's node not ready. */
const INTERRUPTIONS: ReadonlySet<unknown> = new Set([1053, 1927, 1047]);
const LOST_CONNECTION = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/**
 * Whether the transaction may do better from its beginning. So may one whose connection broke, even at COMMIT: the first
 * thing that the next try does is to look for its idempotency key, and a committed one answers from there.
 */
export function isMariadbConflict(error: unknown): boolean {
  return error instanceof Conflict || CONFLICTS.has(errnoOf(error)) || isInterruption(error);
}

export function isInterruption(error: unknown): boolean {
  return INTERRUPTIONS.has(errnoOf(error)) || LOST_CONNECTION.has(codeOf(error)) || /closed state/.test(String(error));
}

function errnoOf(error: unknown): unknown {
  return error instanceof Error && 'errno' in error ? error.errno : undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
