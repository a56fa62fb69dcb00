import writeBook, { type Cell, type Row } from 'write-excel-file/node';
import type { WrittenKind, WrittenTable } from '../core/model/written-table.js';

/** Excel keeps no more characters in a cell. */
const TEXT_MAX = 32_767;
/** And of a figure no more digits. */
const DIGITS_MAX = 15;
const WIDEST = 60;

/** An Excel file with a sheet for each table: a title, a styled header that stays while one scrolls, real numbers and dates, and no formula. */
export async function writeXlsx(tables: readonly WrittenTable[]): Promise<Buffer> {
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.name),
    data: dataOf(table),
    columns: table.columns.map((_column, index) => ({ width: widthOf(table, index) })),
    stickyRowsCount: 3,
  }));
  return writeBook(sheets).toBuffer();
}

function dataOf({ title, remark, columns, rows, totals }: WrittenTable): Row[] {
  const places = columns.map((_column, index) => placesOf([...rows, ...(totals ? [totals] : [])].map((row) => row[index] ?? null)));
  const line = (row: readonly (string | null)[], more: object): Row => columns.map(({ kind }, index) => written(row[index] ?? null, kind, places[index] ?? 0, more));
  return [
    [{ ...textCell(title), fontWeight: 'bold', fontSize: 14 }],
    [{ ...textCell(remark), textColor: '#666666' }],
    columns.map(({ title: head, kind }) => ({ ...textCell(head), fontWeight: 'bold', backgroundColor: '#E6EEF8', borderStyle: 'thin', borderColor: '#B0B8C4', wrap: true, ...(kind === 'figure' && { align: 'right' }) })),
    ...rows.map((row) => line(row, {})),
    ...(totals ? [line(totals, { fontWeight: 'bold', topBorderStyle: 'thin' })] : []),
  ];
}

function written(value: string | null, kind: WrittenKind, places: number, more: object): Cell {
  if (value === null) return null;
  const serial = serialOf(value, kind);
  if (serial === undefined) return { ...textCell(value), ...more };
  return { type: Number, value: serial, format: kind === 'day' ? 'yyyy-mm-dd' : kind === 'moment' ? 'yyyy-mm-dd hh:mm' : places === 0 ? '0' : `0.${'0'.repeat(places)}`, ...more };
}

function textCell(text: string): { readonly type: StringConstructor; readonly value: string } {
  return { type: String, value: text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '').slice(0, TEXT_MAX) };
}

const DAY_MS = 86_400_000;
/** The day from which Excel counts. */
const EPOCH = Date.UTC(1899, 11, 30);

/** The number that a figure, day or moment is for Excel; undefined for text, and for a figure with more digits than Excel keeps. */
function serialOf(value: string, kind: WrittenKind): number | undefined {
  if (kind === 'text') return undefined;
  if (kind === 'figure') return value.replace(/^-?0*|\D/g, '').length <= DIGITS_MAX && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  const instant = Date.parse(`${value.slice(0, 10)}T${kind === 'moment' ? value.slice(11, 19) : '00:00:00'}Z`);
  return Number.isNaN(instant) ? undefined : (instant - EPOCH) / DAY_MS;
}

/** Places after the point that a column of figures needs. */
function placesOf(cells: readonly (string | null)[]): number {
  return Math.min(10, Math.max(0, ...cells.map((cell) => /^-?\d+\.(\d+)$/.exec(cell ?? '')?.[1]?.length ?? 0)));
}

function widthOf({ columns, rows }: WrittenTable, index: number): number {
  const texts = [columns[index]?.title ?? '', ...rows.slice(0, 200).map((row) => row[index] ?? '')];
  return Math.min(WIDEST, Math.max(8, ...texts.map((text) => Array.from(text).reduce((width, sign) => width + (sign.charCodeAt(0) > 0xff ? 2 : 1), 2))));
}

/** A name that Excel takes. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
