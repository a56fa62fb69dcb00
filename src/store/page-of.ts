import type { Page } from '../engine/ports/page.js';
import type { KeyValue, ListOrder } from './cursor.js';
import { toCursor } from './cursor.js';

/** Makes a page of rows of which one more than `limit` was asked for, to see whether there is a next one. */
export function pageOf<Row>(
  order: ListOrder,
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly KeyValue[],
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows, next: more ? toCursor(order, keyOf(last)) : null };
}
