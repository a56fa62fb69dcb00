/**
 * All questions that a table can be asked, cut into pieces: for each axis, segments that every row either lets through whole or refuses
 * whole. Whether there is a gap or an overlap is then decided by looking at the pieces, exactly, not by sampling.
 */
import { pointText, type Point, type PointKind } from '../expression/points.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { isDated } from '../model/table.js';
import { after, before, compareCuts, EVERYTHING, HIGHEST, intersection, LOWEST, type Axis, type Cut, type Region } from './axis.js';
import { noBits, setBit, type Bits } from './bits.js';
import type { CompiledTable } from './compile-table.js';
import type { CompiledRow } from './compile-rows.js';
import { literalCell, type Constants } from './literal-cell.js';
import { isMadeUp, witness } from './witness.js';

/** A piece of an axis, and the rows that let it through as far as their literal cells say. */
export interface Segment {
  /** A value in it; null for the value that may be absent. */
  readonly witness: Point | null;
  /** The two values that it lies between, where it lies between two. */
  readonly between?: readonly [Point, Point];
  readonly rows: Bits;
}

export interface SpaceAxis {
  /** The input, or undefined for the case's date. */
  readonly input: string | undefined;
  readonly axis: Axis;
  /** Segments that differ in their rows. */
  readonly segments: readonly Segment[];
}

export interface TableSpace {
  readonly table: CompiledTable;
  readonly axes: readonly SpaceAxis[];
  /** Rows whose cells are all literal. */
  readonly certain: Bits;
  readonly all: Bits;
  readonly timeZone: string;
}

const DAYS: Axis = { kind: 'date', whole: true };
const TRUTH: Region = [{ low: before(0), high: after(1) }];

export function spaceOf(table: CompiledTable, constants: Constants): TableSpace {
  const { definition, rows, columns } = table;
  const certain = noBits(rows.length);
  const all = noBits(rows.length);
  rows.forEach((row, index) => {
    setBit(all, index);
    if (row.tests.length === 0) setBit(certain, index);
  });
  const axes = definition.inputs.flatMap((column, input): readonly SpaceAxis[] => {
    const axis = columns.axes[input];
    if (!axis) return [];
    const literal = column.allowed && literalCell(column.allowed.text, constants);
    const allowed = literal?.kind === axis.kind ? literal.region : EVERYTHING;
    const within = axis.kind === 'boolean' ? intersection(axis.kind, allowed, TRUTH) : allowed;
    const segments = segmentsOf(axis, rows.map((row) => row.regions[input] ?? EVERYTHING), within);
    return [{ input: column.id, axis, segments: merged(column.optional ? [...segments, absent(table, input)] : segments) }];
  });
  return { table, axes: isDated(definition) ? [...axes, daysOf(rows)] : axes, certain, all, timeZone: constants.timeZone };
}

/** The days from the first one that a table speaks of; what was before is another version's. */
function daysOf(rows: readonly CompiledRow[]): SpaceAxis {
  const windows = rows.map((row) => row.window);
  const starts = windows.map(([window]) => window?.low ?? LOWEST).sort((a, b) => compareCuts('date', a, b));
  const spoken: Region = [{ low: starts[0] ?? LOWEST, high: HIGHEST }];
  return { input: undefined, axis: DAYS, segments: merged(segmentsOf(DAYS, windows, spoken)) };
}

function segmentsOf(axis: Axis, cells: readonly Region[], allowed: Region): readonly Segment[] {
  const { kind } = axis;
  const cuts = cutsOf(axis, [...new Set(cells), allowed]);
  const place = (cut: Cut): number => placeOf(kind, cuts, cut);
  const rows = cuts.slice(1).map(() => noBits(cells.length));
  cells.forEach((cell, row) => {
    for (const { low, high } of cell) {
      const end = place(high);
      for (let at = place(low); at < end; at += 1) setBit(rows[at] ?? noBits(0), row);
    }
  });
  const open = new Set(allowed.flatMap(({ low, high }) => Array.from({ length: place(high) - place(low) }, (_, index) => place(low) + index)));
  return rows.flatMap((passing, index): readonly Segment[] => {
    const [low, high] = [cuts[index] ?? LOWEST, cuts[index + 1] ?? HIGHEST];
    const point = open.has(index) ? witness(axis, { low, high }) : undefined;
    if (point === undefined) return [];
    const ends = low.at !== undefined && high.at !== undefined && low.side > 0 && high.side < 0 ? ([low.at, high.at] as const) : undefined;
    return [{ witness: point, rows: passing, ...(ends && { between: ends }) }];
  });
}

/** Where a cut stands among all cuts, in order. */
function placeOf(kind: PointKind, cuts: readonly Cut[], cut: Cut): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(kind, cuts[middle] ?? HIGHEST, cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutsOf({ kind }: Axis, regions: readonly Region[]): readonly Cut[] {
  const named = regions.flat().flatMap(({ low, high }) => [low, high]).filter(({ at }) => at !== undefined);
  const cuts = named.flatMap(({ at = 0 }) => [before(at), after(at)]).sort((a, b) => compareCuts(kind, a, b));
  const distinct = cuts.filter((cut, index) => index === 0 || compareCuts(kind, cuts[index - 1] ?? LOWEST, cut) < 0);
  return [LOWEST, ...distinct, HIGHEST];
}

/** The value that is not there: its cells are asked as they would be. */
function absent({ definition, rows, columns }: CompiledTable, input: number): Segment {
  const passing = noBits(rows.length);
  const values = definition.inputs.map(() => null);
  rows.forEach((row, index) => {
    if (row.tests.some((test) => test.input === input) || passesNull(() => columns.askCell(row, input, { values, day: undefined, scope: () => ({}) }))) setBit(passing, index);
  });
  return { witness: null, rows: passing };
}

function passesNull(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/** One segment for all that have the same rows; the one whose value says most stands for them. */
function merged(segments: readonly Segment[]): readonly Segment[] {
  const found = new Map<string, Segment>();
  for (const segment of segments) {
    const key = segment.rows.join();
    const known = found.get(key);
    if (!known || (known.witness !== null && isMadeUp(known.witness) && segment.witness !== null && !isMadeUp(segment.witness))) found.set(key, segment);
  }
  return [...found.values()];
}

/** A question as its author would write it: `score = 99.5 (between 99 and 100), kind = "short", on 2026-07-05`. */
export function questionText({ axes, timeZone }: TableSpace, question: readonly Segment[]): string {
  const parts = axes.flatMap(({ input, axis, segments }, index): readonly string[] => {
    const segment = question[index];
    if (!segment || segments.length < 2) return [];
    const text = (point: Point): string => pointText(axis.kind, point, timeZone);
    const value = segment.witness === null ? 'null' : text(segment.witness);
    const between = segment.between && axis.kind !== 'string' ? ` (between ${text(segment.between[0])} and ${text(segment.between[1])})` : '';
    return [input === undefined ? `on ${value}${between}` : `${input} = ${value}${between}`];
  });
  return parts.join(', ') || 'any question';
}

