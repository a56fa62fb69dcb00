import type { Scope } from '../expression/compile.js';
import { pointOf, type Point } from '../expression/points.js';
import type { Value } from '../expression/values/value.js';
import { EVERYTHING, holds, type Axis, type Region } from './axis.js';
import { ColumnIndex } from './column-index.js';
import type { CompiledRow } from './compile-rows.js';

/** One question to a table. */
export interface Question {
  /** In the order of the inputs. */
  readonly values: readonly Value[];
  /** Days since 1970 of the case's date; undefined for a table whose rows are always in force. */
  readonly day: number | undefined;
  /** Values by name for cells that are not literal; made when it is first needed. */
  readonly scope: () => Scope;
}

/** The rows that a question matches, in the order of the table; the first alone where that is all that counts. */
export type FindRows = (question: Question) => readonly CompiledRow[];

export interface Columns {
  /** For each input, its axis, or undefined where no cell of it can be literal. */
  readonly axes: readonly (Axis | undefined)[];
  readonly timeZone: string;
  /** Asks one cell of a row without its index, with the meaning that FEEL gives it. */
  readonly askCell: (row: CompiledRow, input: number, question: Question) => boolean;
}

const DAYS: Axis = { kind: 'date', whole: true };

/** Row by row, cell by cell: what the index has to agree with, and what answers where a value has no place on its axis. */
export function plainly(rows: readonly CompiledRow[], { axes, askCell }: Columns, firstOnly: boolean): FindRows {
  const inForce = (row: CompiledRow, day: number | undefined): boolean => day === undefined || holds('date', row.window, day);
  const literal = (row: CompiledRow, question: Question): boolean =>
    row.regions.every((region, input) => region === EVERYTHING || !axes[input] || askCell(row, input, question));
  return (question) => {
    const found: CompiledRow[] = [];
    for (const row of rows) {
      if (!inForce(row, question.day) || !literal(row, question) || !passesTests(row, question)) continue;
      found.push(row);
      if (firstOnly) break;
    }
    return found;
  };
}

/** By a bitmap for each column: the rows that all columns let through, found without a look at the others. */
export function byIndex(rows: readonly CompiledRow[], columns: Columns, firstOnly: boolean): FindRows {
  const slowly = plainly(rows, columns, firstOnly);
  const filters = filtersOf(rows, columns);
  const indexed: Indexed = { rows, filters, bitmaps: filters.map(({ index }) => index.bits), words: Math.ceil(rows.length / 32) };
  if (filters.length === 0 || filters.length > FILTERS_MAX) return slowly;
  return (question) => {
    const segments = segmentsOf(filters, question, columns.timeZone);
    return segments ? survivors(indexed, segments, question, firstOnly) : slowly(question);
  };
}

/** More indexed columns than this are no longer worth the memory. */
const FILTERS_MAX = 64;

interface Filter {
  /** Place among the inputs, or undefined for the days on which rows are in force. */
  readonly input: number | undefined;
  readonly axis: Axis;
  readonly index: ColumnIndex;
}

function filtersOf(rows: readonly CompiledRow[], { axes }: Columns): readonly Filter[] {
  const filters = axes.flatMap((axis, input) => filterOf(axis, input, rows.map((row) => row.regions[input] ?? EVERYTHING)));
  return [...filters, ...filterOf(DAYS, undefined, rows.map((row) => row.window))];
}

function filterOf(axis: Axis | undefined, input: number | undefined, cells: readonly Region[]): readonly Filter[] {
  return axis && cells.some((cell) => cell !== EVERYTHING) ? [{ input, axis, index: new ColumnIndex(axis, cells) }] : [];
}

/** The segment of each column; undefined where a value has none. */
function segmentsOf(filters: readonly Filter[], { values, day }: Question, timeZone: string): readonly number[] | undefined {
  const segments: number[] = [];
  for (const { input, axis, index } of filters) {
    const point: Point | undefined = input === undefined ? day : pointOf(values[input] ?? null, axis.kind, timeZone);
    if (point === undefined) return undefined;
    segments.push(index.locate(point));
  }
  return segments;
}

interface Indexed {
  readonly rows: readonly CompiledRow[];
  readonly filters: readonly Filter[];
  readonly bitmaps: readonly Uint32Array[];
  readonly words: number;
}

/** Rows whose bit is set in the bitmap of every column, each looked at once more where bitmaps are shared. */
function survivors({ rows, filters, bitmaps, words }: Indexed, segments: readonly number[], question: Question, firstOnly: boolean): readonly CompiledRow[] {
  const offsets = filters.map(({ index }, column) => index.offset(segments[column] ?? 0));
  const found: CompiledRow[] = [];
  for (let word = 0; word < words; word += 1) {
    let bits = -1;
    for (let column = 0; column < bitmaps.length && bits !== 0; column += 1) bits &= bitmaps[column]?.[(offsets[column] ?? 0) + word] ?? 0;
    while (bits !== 0) {
      const number = word * 32 + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const row = rows[number];
      if (!row || !covered(filters, segments, number) || !passesTests(row, question)) continue;
      found.push(row);
      if (firstOnly) return found;
    }
  }
  return found;
}

function covered(filters: readonly Filter[], segments: readonly number[], row: number): boolean {
  return filters.every(({ index }, column) => index.exact || index.covers(row, segments[column] ?? 0));
}

function passesTests({ tests }: CompiledRow, { values, scope }: Question): boolean {
  return tests.every(({ input, test }) => test(values[input], scope()));
}
