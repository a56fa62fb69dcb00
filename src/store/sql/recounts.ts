import type { ClaimedRecount, RecountStore } from '../../engine/ports/recount-store.js';
import { addMilliseconds, toStoredInstant } from '../instant.js';
import { numberAt, textAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Runner, Script } from './script.js';
import { changesOf, commitAfter, rowOf } from './script.js';

const SAME_ROW = 'company = ? AND version = ?';

export function sqlRecountStore(dialect: Dialect, runner: Runner): RecountStore {
  return {
    claim: (now, leaseMs) => runner.transact(commitAfter(() => claim(dialect, now, leaseMs))),
    advance: (recount, cursor) => runner.transact(commitAfter(() => advance(recount, cursor))),
  };
}

function* claim(dialect: Dialect, now: string, leaseMs: number): Script<ClaimedRecount | undefined> {
  const row = yield* rowOf(`SELECT * FROM recount WHERE lease_until IS NULL OR lease_until <= ? ORDER BY company, version LIMIT 1${dialect.skipLocked}`, [toStoredInstant(now)]);
  if (!row) return undefined;
  const [company, version, fence] = [textAt(row, 'company'), textAt(row, 'version'), numberAt(row, 'fence') + 1];
  yield* changesOf(`UPDATE recount SET lease_until = ?, fence = ? WHERE ${SAME_ROW}`, [toStoredInstant(addMilliseconds(now, leaseMs)), fence, company, version]);
  return { company, version, cursor: textOrNullAt(row, 'last_seen'), fence };
}

function* advance({ company, version, fence }: ClaimedRecount, cursor: string | null): Script<void> {
  const held = [company, version, fence];
  if (cursor === null) yield* changesOf(`DELETE FROM recount WHERE ${SAME_ROW} AND fence = ?`, held);
  else yield* changesOf(`UPDATE recount SET last_seen = ?, lease_until = NULL WHERE ${SAME_ROW} AND fence = ?`, [cursor, ...held]);
}
