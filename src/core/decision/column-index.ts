import { comparePoints, roughly, type Decimal, type Point } from '../expression/points.js';
import type { Axis, Cut, Region } from './axis.js';

/** More segments than this share bitmaps, and each candidate row is then asked about its own segments. */
const BUCKETS_MAX = 1024;

/**
 * One column of all rows. The points that the cells name cut the axis into segments: 2k + 1 is the point k itself, 2k
 * what lies before it. A row's cell is a list of ranges of segments; for each bucket of segments there is a bitmap of the rows
 * that let some of it through.
 */
export class ColumnIndex {
  /** For each bucket, `words` words of 32 rows. */
  readonly bits: Uint32Array;
  /** For each bucket, a bit for each of those words that has a row in it, so that empty words need not be read. */
  readonly busy: Uint32Array;
  /** Whether every bucket is one segment, so that its bitmap needs no second look. */
  readonly exact: boolean;
  readonly #points: readonly Point[];
  readonly #rough: Float64Array | undefined;
  readonly #known: ReadonlyMap<Point, number> | undefined;
  readonly #shift: number;
  readonly #words: number;
  readonly #groups: number;
  readonly #starts: Int32Array;
  readonly #ranges: Int32Array;

  /** @param cells what each row lets through on this axis */
  constructor(
    private readonly axis: Axis,
    cells: readonly Region[],
  ) {
    const { kind } = axis;
    this.#points = pointsOf(axis, cells);
    this.#rough = kind === 'string' ? undefined : Float64Array.from(this.#points, (point) => roughly(point as Decimal | number | bigint));
    this.#known = kind === 'string' ? new Map(this.#points.map((point, index) => [point, index])) : undefined;
    const segments = 2 * this.#points.length + 1;
    this.#shift = Math.max(0, Math.ceil(Math.log2(segments / BUCKETS_MAX)));
    this.exact = this.#shift === 0;
    this.#words = wordsFor(cells.length);
    this.#groups = wordsFor(this.#words);
    const buckets = this.bucket(segments - 1) + 1;
    this.bits = new Uint32Array(buckets * this.#words);
    this.busy = new Uint32Array(buckets * this.#groups);
    const spans = cells.reduce((sum, cell) => sum + cell.length, 0);
    this.#starts = new Int32Array(cells.length + 1);
    this.#ranges = new Int32Array(2 * spans);
    this.#fill(cells);
  }

  /** The segment in which a point of the axis lies. */
  locate(point: Point): number {
    const index = this.#known?.get(point);
    if (index !== undefined) return 2 * index + 1;
    const first = this.#rough ? this.#firstRough(this.#rough, roughly(point as Decimal | number | bigint)) : 0;
    return this.#exactly(point, first);
  }

  /** The bucket of a segment: its place in `bits` and `busy`. */
  bucket(segment: number): number {
    return segment >> this.#shift;
  }

  /** Whether a row lets a segment through. */
  covers(row: number, segment: number): boolean {
    const end = this.#starts[row + 1] ?? 0;
    for (let at = this.#starts[row] ?? 0; at < end; at += 2) {
      if ((this.#ranges[at] ?? 0) <= segment && segment <= (this.#ranges[at + 1] ?? 0)) return true;
    }
    return false;
  }

  #fill(cells: readonly Region[]): void {
    let at = 0;
    cells.forEach((cell, row) => {
      for (const { low, high } of cell) {
        const [first, last] = [this.#segmentAfter(low), this.#segmentAfter(high) - 1];
        this.#ranges[at] = first;
        this.#ranges[at + 1] = last;
        at += 2;
        this.#mark(row, this.bucket(first), this.bucket(last));
      }
      this.#starts[row + 1] = at;
    });
  }

  #mark(row: number, first: number, last: number): void {
    const word = row >> 5;
    for (let bucket = first; bucket <= last; bucket += 1) {
      set(this.bits, bucket * this.#words + word, row);
      set(this.busy, bucket * this.#groups + (word >> 5), word);
    }
  }

  /** The first segment above a cut. */
  #segmentAfter({ at, side }: Cut): number {
    if (at === undefined) return side < 0 ? 0 : 2 * this.#points.length + 1;
    return this.locate(at) + (side < 0 ? 0 : 1);
  }

  /** The first point that is not roughly below. */
  #firstRough(rough: Float64Array, wanted: number): number {
    let [low, high] = [0, rough.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rough[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #exactly(point: Point, first: number): number {
    let [low, high] = [first, this.#rough ? this.#lastAlike(first, point) : this.#points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = comparePoints(this.axis.kind, this.#points[middle] ?? 0, point);
      if (order === 0) return 2 * middle + 1;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }

  #lastAlike(first: number, point: Point): number {
    const wanted = roughly(point as Decimal | number | bigint);
    let last = first;
    while (last < this.#points.length && this.#rough?.[last] === wanted) last += 1;
    return last;
  }
}

/** How many words of 32 bits hold so many. */
export function wordsFor(bits: number): number {
  return Math.ceil(bits / 32);
}

function set(words: Uint32Array, at: number, bit: number): void {
  words[at] = (words[at] ?? 0) | (1 << (bit & 31));
}

function pointsOf({ kind }: Axis, cells: readonly Region[]): readonly Point[] {
  const named: { readonly at: Point; readonly rough: number }[] = [];
  for (const cell of new Set(cells)) {
    for (const { low, high } of cell) {
      for (const { at } of [low, high]) if (at !== undefined) named.push({ at, rough: typeof at === 'string' ? 0 : roughly(at) });
    }
  }
  named.sort((a, b) => a.rough - b.rough || comparePoints(kind, a.at, b.at));
  const distinct: Point[] = [];
  for (const { at } of named) {
    const last = distinct.at(-1);
    if (last === undefined || comparePoints(kind, last, at) !== 0) distinct.push(at);
  }
  return distinct;
}
