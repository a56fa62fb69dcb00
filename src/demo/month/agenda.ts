/** What is to be done and when: the earliest first, and of the same instant in the order in which it was written down. */
export class Agenda<Item> {
  readonly #heap: Entry<Item>[] = [];
  #written = 0;

  add(at: string, item: Item): void {
    this.#written += 1;
    this.#heap.push({ at, number: this.#written, item });
    this.#rise(this.#heap.length - 1);
  }

  /** When the next is to be done; undefined where nothing is. */
  get next(): string | undefined {
    return this.#heap[0]?.at;
  }

  take(): { readonly at: string; readonly item: Item } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(from: number): void {
    for (let index = from; index > 0; ) {
      const above = (index - 1) >> 1;
      if (!this.#isBefore(index, above)) return;
      this.#swap(index, above);
      index = above;
    }
  }

  #sink(from: number): void {
    for (let index = from; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let first = index;
      if (this.#isBefore(left, first)) first = left;
      if (this.#isBefore(right, first)) first = right;
      if (first === index) return;
      this.#swap(index, first);
      index = first;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (!first || !second) return false;
    return first.at < second.at || (first.at === second.at && first.number < second.number);
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]];
    if (first && second) [this.#heap[one], this.#heap[other]] = [second, first];
  }
}

interface Entry<Item> {
  readonly at: string;
  readonly number: number;
  readonly item: Item;
}
