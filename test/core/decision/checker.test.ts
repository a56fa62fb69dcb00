import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainRows, type CompiledTable } from '../../../src/core/decision/compile-table.js';
import { findGap } from '../../../src/core/decision/find-gap.js';
import { findOverlaps } from '../../../src/core/decision/find-overlaps.js';
import { spaceOf, type Segment, type TableSpace } from '../../../src/core/decision/table-space.js';
import { pointText, type Point, type PointKind } from '../../../src/core/expression/points.js';
import { toFeel } from '../../../src/core/expression/values.js';
import { compile, CONSTANTS } from './support.js';
import { cleanTables, planted, tableOfBoxes } from './planted.js';

/** Rows that answer a question which the checker names, found by asking every cell. */
function answering(table: CompiledTable, space: TableSpace, question: readonly Segment[]): readonly number[] {
  const values = space.axes.map(({ axis }, index) => valueOf(axis.kind, question[index]!.witness!));
  const scope = { ...Object.fromEntries(CONSTANTS.values), ...Object.fromEntries(space.axes.map(({ input = '' }, index) => [input, values[index]])) };
  return plainRows(table)({ values, day: undefined, scope: () => scope }).map(({ number }) => number);
}

function valueOf(kind: PointKind, point: Point): ReturnType<typeof toFeel> {
  if (kind === 'string') return String(point);
  if (kind === 'boolean') return point === 1;
  return toFeel(pointText(kind, point, 'Asia/Shanghai'), { format: kind === 'number' ? 'decimal' : kind });
}

const RUNS = { numRuns: 500 };
let found = 0;

describe('500 random tables', () => {
  test('that share the space out have neither gap nor overlap', () => {
    fc.assert(
      fc.property(cleanTables(), (boxes) => {
        const space = spaceOf(compile(tableOfBoxes(boxes)), CONSTANTS);
        expect(findGap(space.axes, space.all)).toEqual({ kind: 'none' });
        expect(findOverlaps(space)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('with a gap planted: it is found, and no row answers what it names', () => {
    fc.assert(
      fc.property(cleanTables(), fc.nat(10_000), (boxes, pick) => {
        const table = compile(tableOfBoxes(planted(boxes, 'gap', pick)));
        const space = spaceOf(table, CONSTANTS);
        const gap = findGap(space.axes, space.all);
        expect(gap.kind).toBe('gap');
        if (gap.kind === 'gap') expect(answering(table, space, gap.question)).toEqual([]);
        found += 1;
      }),
      RUNS,
    );
    expect(found).toBeGreaterThanOrEqual(500);
  });

  test('with an overlap planted: it is found, and both rows answer what it names', () => {
    fc.assert(
      fc.property(cleanTables(), fc.nat(10_000), (boxes, pick) => {
        const table = compile(tableOfBoxes(planted(boxes, 'overlap', pick)));
        const space = spaceOf(table, CONSTANTS);
        const overlaps = findOverlaps(space);
        expect(overlaps.length).toBeGreaterThan(0);
        for (const { rows, question } of overlaps) expect(answering(table, space, question)).toEqual(expect.arrayContaining([...rows]));
      }),
      RUNS,
    );
  });
});
