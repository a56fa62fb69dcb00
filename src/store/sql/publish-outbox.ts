import { checkedLimit } from '../page-limit.js';
import { numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { insertRows, placesFor } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf, rowOf, rowsOf } from './script.js';

/** The companies that have something to tell, the longest waiting first. */
export function* companiesToPublish(dialect: Dialect, limit: number): Script<readonly string[]> {
  const rows = yield* rowsOf(
    `SELECT company FROM outbox${dialect.byIndex('outbox_waiting')} WHERE position IS NULL ORDER BY seq LIMIT ${checkedLimit(limit)}`,
  );
  return [...new Set(rows.map((row) => textAt(row, 'company')))];
}

/**
 * Gives the next positions of a company's stream to what is committed and has none. The counter's row is locked before
 * the rows are looked for, so that two servers take turns and a reader who follows positions misses nothing.
 */
export function* publishCompany(dialect: Dialect, company: string, limit: number): Script<number> {
  yield* insertRows('outbox_position', [{ company, last: 0 }], dialect.keepExisting('company'));
  const counter = yield* rowOf(`SELECT last FROM outbox_position WHERE company = ?${dialect.forUpdate}`, [company]);
  const last = counter === undefined ? 0 : numberAt(counter, 'last');
  const rows = yield* rowsOf(
    `SELECT seq FROM outbox${dialect.byIndex('outbox_waiting')} WHERE company = ? AND position IS NULL ORDER BY seq LIMIT ${checkedLimit(limit)}`,
    [company],
  );
  if (rows.length === 0) return 0;
  const seqs = rows.map((row) => numberAt(row, 'seq'));
  yield* changesOf(
    `UPDATE outbox SET position = CASE seq ${seqs.map(() => 'WHEN ? THEN ?').join(' ')} END
      WHERE seq IN (${placesFor(seqs)}) AND position IS NULL`,
    [...seqs.flatMap((seq, index) => [seq, last + index + 1]), ...seqs],
  );
  yield* changesOf('UPDATE outbox_position SET last = ? WHERE company = ?', [last + seqs.length, company]);
  return seqs.length;
}
