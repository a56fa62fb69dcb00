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
  /** Whether every bucket is one segment, so that its bitmap needs no second look. */
  readonly exact: boolean;
  readonly #points: readonly Point[];
  readonly #rough: Float64Array | undefined;
  readonly #known: ReadonlyMap<Point, number> | undefined;
  readonly #shift: number;
  readonly #words: number;
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
    this.#words = Math.ceil(cells.length / 32);
    this.bits = new Uint32Array((((segments - 1) >> this.#shift) + 1) * this.#words);
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

  /** Where the bitmap of a segment begins in `bits`. */
  offset(segment: number): number {
    return (segment >> this.#shift) * this.#words;
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
        this.#mark(row, first >> this.#shift, last >> this.#shift);
      }
      this.#starts[row + 1] = at;
    });
  }

  #mark(row: number, first: number, last: number): void {
    const bit = 1 << (row & 31);
    for (let bucket = first, at = first * this.#words + (row >> 5); bucket <= last; bucket += 1, at += this.#words) {
      this.bits[at] = (this.bits[at] ?? 0) | bit;
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
