import type { Backlog } from '../../engine/ports/backlog.js';
import { numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { insertRows } from './insert-rows.js';
import { changesOf, rowOf, rowsOf, type Script } from './script.js';

/** Where somebody who follows the published events keeps how far each company's have been dealt with. */
export type PositionTable = 'notice_position' | 'mark_position';

export function* findBacklogs(table: PositionTable): Script<readonly Backlog[]> {
  const rows = yield* rowsOf(`SELECT p.company, COALESCE(f.last, 0) AS done FROM outbox_position p LEFT JOIN ${table} f ON f.company = p.company WHERE p.last > COALESCE(f.last, 0) ORDER BY p.company`);
  return rows.map((row) => ({ company: textAt(row, 'company'), done: numberAt(row, 'done') }));
}

/**
 * Moves the position on in the transaction that keeps what comes of the events. Its row is locked before it is compared, so that
 * two servers take turns. @returns false where this one comes late
 */
export function* moveOn(dialect: Dialect, table: PositionTable, { company, done }: Backlog, upTo: number): Script<boolean> {
  yield* insertRows(table, [{ company, last: 0 }], dialect.keepExisting('company'));
  const stored = yield* rowOf(`SELECT last FROM ${table} WHERE company = ?${dialect.forUpdate}`, [company]);
  if (!stored || numberAt(stored, 'last') !== done) return false;
  yield* changesOf(`UPDATE ${table} SET last = ? WHERE company = ?`, [upTo, company]);
  return true;
}
