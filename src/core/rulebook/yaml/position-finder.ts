import type { Position } from '../../model/diagnostic.js';

export type PositionFinder = (offset: number) => Position;

/** Turns offsets into lines and columns. Columns count characters, so that a rare character outside the BMP is one. */
export function positionFinder(file: string, text: string): PositionFinder {
  const lineStarts = offsetsOf(text, /\n/g).map((offset) => offset + 1);
  lineStarts.unshift(0);
  const pairs = offsetsOf(text, /[\ud800-\udbff][\udc00-\udfff]/g);
  return (offset) => {
    const line = countBelow(lineStarts, offset + 1);
    const start = lineStarts[line - 1] ?? 0;
    const wide = countBelow(pairs, offset) - countBelow(pairs, start);
    return { file, line, column: offset - start - wide + 1 };
  };
}

function offsetsOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index);
}

/** How many of the sorted numbers are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
