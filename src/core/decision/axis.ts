/**
 * One column of a table as an axis: the values that it can take, in their order, and sets of them as unions of spans. The
 * index of a table and the checks for gaps and overlaps both work on these sets, so that they mean the same.
 */
import { comparePoints, type Point, type PointKind } from '../expression/points.js';

export interface Axis {
  readonly kind: PointKind;
  /** Whether there is nothing between a value and the next one: whole numbers, days, truth values. */
  readonly whole: boolean;
}

/** A place between two points: just before one, or just after it. Without a point, before or after all of them. */
export interface Cut {
  readonly at?: Point;
  readonly side: -1 | 1;
}

/** All points between two cuts. */
export interface Span {
  readonly low: Cut;
  readonly high: Cut;
}

/** Spans that do not touch each other, in order. */
export type Region = readonly Span[];

export const LOWEST: Cut = { side: -1 };
export const HIGHEST: Cut = { side: 1 };
export const EVERYTHING: Region = [{ low: LOWEST, high: HIGHEST }];

export function before(at: Point): Cut {
  return { at, side: -1 };
}

export function after(at: Point): Cut {
  return { at, side: 1 };
}

export function onePoint(at: Point): Region {
  return [{ low: before(at), high: after(at) }];
}

export function compareCuts(kind: PointKind, left: Cut, right: Cut): number {
  if (left.at === undefined || right.at === undefined) {
    const [a, b] = [left.at === undefined ? left.side : 0, right.at === undefined ? right.side : 0];
    return a - b;
  }
  return comparePoints(kind, left.at, right.at) || left.side - right.side;
}

/** What is in one of the regions at least. */
export function union(kind: PointKind, ...regions: readonly Region[]): Region {
  const [only] = regions;
  if (only && regions.length === 1 && only.length <= 1) return only.filter(({ low, high }) => compareCuts(kind, low, high) < 0);
  const spans = regions.flat().filter(({ low, high }) => compareCuts(kind, low, high) < 0);
  spans.sort((a, b) => compareCuts(kind, a.low, b.low));
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || compareCuts(kind, last.high, span.low) < 0) joined.push(span);
    else if (compareCuts(kind, last.high, span.high) < 0) joined[joined.length - 1] = { low: last.low, high: span.high };
  }
  return joined;
}

/** What is in none of a region's spans. */
export function complement(kind: PointKind, region: Region): Region {
  const outside: Span[] = [];
  let low = LOWEST;
  for (const span of region) {
    if (compareCuts(kind, low, span.low) < 0) outside.push({ low, high: span.low });
    low = span.high;
  }
  if (compareCuts(kind, low, HIGHEST) < 0) outside.push({ low, high: HIGHEST });
  return outside;
}

/** What is in both. */
export function intersection(kind: PointKind, left: Region, right: Region): Region {
  const shared: Span[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (!a || !b) return shared;
    const low = compareCuts(kind, a.low, b.low) < 0 ? b.low : a.low;
    const first = compareCuts(kind, a.high, b.high) <= 0;
    const high = first ? a.high : b.high;
    if (compareCuts(kind, low, high) < 0) shared.push({ low, high });
    if (first) i += 1;
    else j += 1;
  }
}

export function holds(kind: PointKind, region: Region, point: Point): boolean {
  return region.some(({ low, high }) => compareCuts(kind, low, before(point)) <= 0 && compareCuts(kind, after(point), high) <= 0);
}
