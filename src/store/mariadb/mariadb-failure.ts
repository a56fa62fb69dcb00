import { Conflict } from '../conflict.js';
import type { Failure } from '../sql/script.js';

/** Deadlock or failed certification, lock wait, changed since read, duplicate key, statement broken off for another node's commit. */
const CONFLICTS: ReadonlySet<unknown> = new Set([1213, 1205, 1020, 1062, 1317]);
/** Server going down, a cluster’s node that has lost the others or is not ready yet, a server that may only be read. */
const UNFIT: ReadonlySet<unknown> = new Set([1053, 1047, 1290, 1836]);
/** Connection killed, no connection left, a commit that the server could not bring to an end. */
const INTERRUPTIONS: ReadonlySet<unknown> = new Set([...UNFIT, 1927, 1040, 1180]);
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

/** Whether the host itself says that it may not work now, so that another one has to. */
export function mustMoveOn(error: unknown): boolean {
  return UNFIT.has(partOf(error, 'errno'));
}

function partOf(error: unknown, name: 'errno' | 'code'): unknown {
  return typeof error === 'object' && error !== null && name in error ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
}
