/**
 * Rows in one statement: few enough sizes that their statements stay prepared and that a connection does not keep much of
 * each of them; up to 16 rows are one statement, any other number two or three.
 */
const SIZES = [128, 112, 96, 80, 64, 56, 48, 40, 32, 28, 24, 20, ...Array.from({ length: 16 }, (_, index) => 16 - index)];
const LARGEST = 128;

/** Cuts a list into pieces of those sizes, the largest first. */
export function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length <= 1) return items.length === 0 ? [] : [items];
  const batches: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; ) {
    const size = SIZES.find((one) => one <= items.length - from) ?? 1;
    batches.push(items.slice(from, from + size));
    from += size;
  }
  return batches;
}

/** Repeats the last item until whole batches are full: for look-ups, to which a key asked twice is the same. */
export function padded<Item>(items: readonly Item[]): readonly Item[] {
  const last = items.at(-1);
  const beyond = items.length % LARGEST;
  const size = SIZES.findLast((one) => one >= beyond);
  if (last === undefined || beyond === 0 || size === undefined) return items;
  return [...items, ...Array.from({ length: size - beyond }, () => last)];
}
