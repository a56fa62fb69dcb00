const EXACT_MAX = 64;
/**
 * Rows in one statement: few enough sizes that their statements stay prepared. Groups are seldom larger than the exact
 * ones; beyond them two or three statements take any number.
 */
const SIZES = [128, 112, 96, 80, 72, ...Array.from({ length: EXACT_MAX }, (_, index) => EXACT_MAX - index)];
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
