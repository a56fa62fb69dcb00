import { Conflict } from '../conflict.js';
import type { Failure } from '../sql/script.js';

/** Deadlock or failed certification, lock wait, changed since read, duplicate key. */
const CONFLICTS: ReadonlySet<unknown> = new Set([1213, 1205, 1020, 1062]);
/** Server going down, connection killed, a cluster’s node not ready, no connection left. */
const INTERRUPTIONS: ReadonlySet<unknown> = new Set([1053, 1927, 1047, 1040]);
const LOST_CONNECTION: ReadonlySet<unknown> = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'PROTOCOL_SEQUENCE_TIMEOUT']);
/** Error writing a file, disk full, error on write, table full. */
const FULL: ReadonlySet<unknown> = new Set([3, 1021, 1026, 1114]);

/**
 * What a failed transaction means. One whose connection broke, even at COMMIT, may be started again: the first thing that
 * the next try does is to look for the keys of its commands, and committed ones answer from there.
 */
export function mariadbFailure(error: unknown): Failure {
  if (error instanceof Conflict || CONFLICTS.has(partOf(error, 'errno'))) return 'conflict';
  if (FULL.has(partOf(error, 'errno'))) return 'full';
  const lost = INTERRUPTIONS.has(partOf(error, 'errno')) || LOST_CONNECTION.has(partOf(error, 'code'));
  return lost || /closed state/.test(String(error)) ? 'unreachable' : 'error';
}

function partOf(error: unknown, name: 'errno' | 'code'): unknown {
  return typeof error === 'object' && error !== null && name in error ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
}
