import type { Scope } from '../expression/compile.js';
import { pointOf, type Point } from '../expression/points.js';
import type { Value } from '../expression/values/value.js';
import { compareCuts, EVERYTHING, holds, LOWEST, type Axis, type Region } from './axis.js';
import { ColumnIndex, wordsFor } from './column-index.js';
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
  const placed = sideBySide(rows, columns);
  const filters = filtersOf(placed, columns);
  const words = wordsFor(rows.length);
  const indexed: Indexed = { rows: placed, filters, rowSets: { bitmaps: filters.map(({ index }) => index.bits), words }, wordSets: { bitmaps: filters.map(({ index }) => index.busy), words: wordsFor(words) } };
  if (filters.length === 0 || filters.length > FILTERS_MAX) return slowly;
  return (question) => {
    const segments = segmentsOf(filters, question, columns.timeZone);
    if (!segments) return slowly(question);
    const passes = (row: CompiledRow): boolean => passesTests(row, question);
    if (placed === rows) return survivors(indexed, segments, passes, firstOnly);
    const found = survivors(indexed, segments, () => true, false).sort((a, b) => a.number - b.number);
    if (!firstOnly) return found.filter(passes);
    const first = found.find(passes);
    return first ? [first] : [];
  };
}

/**
 * Rows that let through what lies close together, side by side, so that their bits fill few words: by the column in which they differ most, where
 * every row has a first and a last value. Otherwise as they are.
 */
function sideBySide(rows: readonly CompiledRow[], { axes }: Columns): readonly CompiledRow[] {
  const regions = axes.map((_axis, input) => rows.map((row) => row.regions[input] ?? EVERYTHING));
  const bounded = regions.map((cells) => (cells.every(isBounded) ? new Set(cells).size : 0));
  const most = Math.max(0, ...bounded);
  const input = bounded.indexOf(most);
  const kind = axes[input]?.kind;
  if (kind === undefined || most < 2) return rows;
  return rows.toSorted((a, b) => compareCuts(kind, a.regions[input]?.[0]?.low ?? LOWEST, b.regions[input]?.[0]?.low ?? LOWEST));
}

function isBounded(region: Region): boolean {
  return region.every(({ low, high }) => low.at !== undefined && high.at !== undefined);
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
  readonly rowSets: Bitmaps;
  /** Words of the row sets in which there is something. */
  readonly wordSets: Bitmaps;
}

/** For each column, the bitmaps of its buckets, each of so many words. */
interface Bitmaps {
  readonly bitmaps: readonly Uint32Array[];
  readonly words: number;
}

/** Rows whose bit is set in the bitmap of every column, each looked at once more where bitmaps are shared. */
function survivors({ rows, filters, rowSets, wordSets }: Indexed, segments: readonly number[], passes: (row: CompiledRow) => boolean, firstOnly: boolean): CompiledRow[] {
  const buckets = filters.map(({ index }, column) => index.bucket(segments[column] ?? 0));
  const found: CompiledRow[] = [];
  for (let group = 0; group < wordSets.words; group += 1) {
    for (let busy = inAll(wordSets, buckets, group); busy !== 0; busy &= busy - 1) {
      const word = group * 32 + lowestBit(busy);
      for (let bits = inAll(rowSets, buckets, word); bits !== 0; bits &= bits - 1) {
        const number = word * 32 + lowestBit(bits);
        const row = rows[number];
        if (!row || !covered(filters, segments, number) || !passes(row)) continue;
        found.push(row);
        if (firstOnly) return found;
      }
    }
  }
  return found;
}

/** What is set in one word of every column's bitmap. */
function inAll({ bitmaps, words }: Bitmaps, buckets: readonly number[], word: number): number {
  let bits = -1;
  for (let column = 0; column < bitmaps.length && bits !== 0; column += 1) bits &= bitmaps[column]?.[(buckets[column] ?? 0) * words + word] ?? 0;
  return bits;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function covered(filters: readonly Filter[], segments: readonly number[], row: number): boolean {
  return filters.every(({ index }, column) => index.exact || index.covers(row, segments[column] ?? 0));
}

function passesTests({ tests }: CompiledRow, { values, scope }: Question): boolean {
  return tests.every(({ input, test }) => test(values[input], scope()));
}
