import type { CommandUnit, Receipt } from '../../engine/ports/command-store.js';
import { pairName } from '../pair-name.js';
import type { Named } from './lanes.js';

/** A command that waits for its receipt. Instants are by `performance.now()`. */
export interface Pending extends Named {
  readonly unit: CommandUnit;
  readonly enteredAt: number;
  /** Its first transaction; undefined before. */
  startedAt?: number;
  /** Transactions that failed because of it, or because the database was away. */
  tries: number;
  /** It has collided, so it is not put into a group with others any more. */
  alone: boolean;
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/** A group holds a case once, and a key once. */
export function toPending(unit: CommandUnit, resolve: Pending['resolve'], reject: Pending['reject']): Pending {
  const { company, key } = unit;
  const names = [`case ${pairName(company, unit.case)}`, `key ${pairName(company, pairName(key.actor, key.key))}`];
  return { unit, names, enteredAt: performance.now(), tries: 0, alone: false, resolve, reject };
}
