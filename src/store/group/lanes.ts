/** Something that needs several names to itself. */
export interface Named {
  readonly names: readonly string[];
}

/**
 * Who is before whom: items that share a name come one after the other, in the order in which they entered; the others do
 * not wait for each other.
 */
export class Lanes<Item extends Named> {
  private readonly lanes = new Map<string, Item[]>();

  /** Says whether nothing is before the item. */
  enter(item: Item): boolean {
    for (const name of item.names) {
      const lane = this.lanes.get(name);
      if (lane === undefined) this.lanes.set(name, [item]);
      else lane.push(item);
    }
    return this.isFirst(item);
  }

  /** The first item goes; gives those that have become first. */
  leave(item: Item): readonly Item[] {
    const next = new Set<Item>();
    for (const name of item.names) {
      const lane = this.lanes.get(name);
      lane?.shift();
      const [first] = lane ?? [];
      if (first === undefined) this.lanes.delete(name);
      else next.add(first);
    }
    return [...next].filter((one) => this.isFirst(one));
  }

  private isFirst(item: Item): boolean {
    return item.names.every((name) => this.lanes.get(name)?.[0] === item);
  }
}
