import { addBits, bothBits, hasBit, noBits, rowsIn, type Bits } from './bits.js';
import type { Segment, TableSpace } from './table-space.js';

export interface Overlap {
  /** Numbers of the rows, from 1. */
  readonly rows: readonly [number, number];
  readonly question: readonly Segment[];
}

/**
 * Pairs of rows that answer one question together: two rows meet where they meet on every axis. As far as literal cells say; a cell that
 * is not literal counts as letting everything through.
 */
export function findOverlaps({ table, axes, all }: TableSpace): readonly Overlap[] {
  return table.rows.flatMap((_row, first) => {
    const meeting = axes.reduce<Bits>((left, { segments }) => bothBits(left, withRow(segments, first, table.rows.length)), all);
    return rowsIn(meeting)
      .filter((second) => second > first)
      .map((second): Overlap => ({ rows: [first + 1, second + 1], question: axes.flatMap(({ segments }) => segments.find(({ rows }) => hasBit(rows, first) && hasBit(rows, second)) ?? []) }));
  });
}

function withRow(segments: readonly Segment[], row: number, count: number): Bits {
  const meeting = noBits(count);
  for (const { rows } of segments) if (hasBit(rows, row)) addBits(meeting, rows);
  return meeting;
}
