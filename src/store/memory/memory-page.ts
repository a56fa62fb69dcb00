import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { KeyValue, ListOrder } from '../cursor.js';
import { fromCursor } from '../cursor.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';

export interface MemoryList<Item> {
  readonly order: ListOrder;
  readonly items: readonly Item[];
  readonly descending?: boolean;
  readonly keyOf: (item: Item) => readonly KeyValue[];
}

/** @throws BadCursorError */
export function memoryPage<Item>({ order, items, descending = false, keyOf }: MemoryList<Item>, page: PageRequest): Page<Item> {
  const limit = checkedLimit(page.limit);
  const after = page.after === undefined ? undefined : fromCursor(order, page.after);
  const sign = descending ? -1 : 1;
  const sorted = items.toSorted((left, right) => sign * compareKeys(keyOf(left), keyOf(right)));
  const later = after === undefined ? sorted : sorted.filter((item) => sign * compareKeys(keyOf(item), after) > 0);
  return pageOf(order, later.slice(0, limit + 1), limit, keyOf);
}

export function compareKeys(left: readonly KeyValue[], right: readonly KeyValue[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other !== undefined && part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
