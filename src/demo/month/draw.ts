/**
 * A month that is played: what companies do from day to day, drawn by a seed. Whatever happens goes through the real engine; what happens, and when, stands in
 * `demo/month/*.yaml`, and where that says nothing, in the examples and schemas of the rulebooks. Nothing of a company is in this folder.
 */

/** Numbers that look like chance, and are the same for the same names. */
export class Draw {
  #state: number;

  constructor(...names: readonly (string | number)[]) {
    this.#state = seedOf(names.join('/'));
  }

  /** From 0 up to, and not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Undefined where there is nothing to pick from. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.next() * items.length)];
  }

  /** One of the items, as often as its weight says; undefined where none weighs anything. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined {
    const weights = items.map((item) => Math.max(0, weightOf(item)));
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return items.find((_item, index) => (left -= weights[index] ?? 0) < 0);
  }

  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => ({ item, place: this.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  }
}

/** FNV-1a over the UTF-16 units, mixed once more so that names that differ in one sign begin far apart. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
