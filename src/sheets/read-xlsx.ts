import type { Sheet } from '../core/model/sheet.js';
import { dateStyles, sheetParts, sharedTexts, type SheetPart } from './book-parts.js';
import { checkedCell, checkPlace } from './limits.js';
import { SheetError } from './sheet-error.js';
import { Archive } from './unzip.js';
import { walkXml } from './walk-xml.js';

/** What is known of the whole book when its cells are read. */
interface Book {
  readonly texts: readonly string[];
  readonly dates: ReadonlySet<number>;
  /** Days are counted from 1904 on, as old programs for the Macintosh do. */
  readonly from1904: boolean;
}

const DAY_MS = 86_400_000;

/** The visible sheets of an Excel file, every cell as text, dates as YYYY-MM-DD. Formulas count as what they last came to. @throws SheetError */
export function readXlsx(bytes: Uint8Array): readonly Sheet[] {
  const archive = new Archive(bytes);
  const { parts, from1904 } = sheetParts(archive);
  const book: Book = { texts: sharedTexts(archive), dates: dateStyles(archive), from1904 };
  return parts.map((part) => ({ name: part.name, rows: readRows(archive, part, book) }));
}

function readRows(archive: Archive, { name, path }: SheetPart, book: Book): readonly (readonly string[])[] {
  const xml = archive.text(path);
  if (xml === undefined) throw new SheetError(`Expected an Excel file (.xlsx), but its sheet "${name}" is missing.`);
  const rows: string[][] = [];
  let [row, column] = [0, 0];
  let cell: { readonly type: string; readonly style: number; text: string } | undefined;
  let taking = false;
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = wholeOr(attributes()['r'], row + 1);
        column = 0;
        checkPlace(row, 1);
      } else if (tag === 'c') {
        const { r, t = 'n', s } = attributes();
        column = r === undefined ? column + 1 : columnOf(r);
        checkPlace(row, column);
        cell = { type: t, style: wholeOr(s, 0), text: '' };
      } else if (tag === 'v' || tag === 't') taking = cell !== undefined;
    },
    text: (text) => {
      if (taking && cell) cell.text += text;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') taking = false;
      if (tag !== 'c' || !cell) return;
      put(rows, row, column, checkedCell(valueOf(cell, book, row), row));
      cell = undefined;
    },
  });
  return rows;
}

/** Rows and cells that the file leaves out are empty. */
function put(rows: string[][], row: number, column: number, text: string): void {
  while (rows.length < row) rows.push([]);
  const cells = rows[row - 1];
  while (cells && cells.length < column) cells.push('');
  if (cells && column > 0) cells[column - 1] = text;
}

function valueOf({ type, style, text }: { readonly type: string; readonly style: number; readonly text: string }, { texts, dates, from1904 }: Book, row: number): string {
  if (type === 's') return texts[wholeOr(text, -1)] ?? '';
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'e') throw new SheetError(`Expected a value, but a cell holds the fault ${text}.`, row);
  if (type === 'd') return text.slice(0, 10);
  if (type !== 'n' || text.trim() === '') return text;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new SheetError('Expected a number, but a cell that says that it holds one holds something else.', row);
  return dates.has(style) ? dayOfSerial(value, from1904, row) : String(value);
}

/** Excel counts days from the last one of 1899 on, and a 29 February 1900 that never was. */
function dayOfSerial(serial: number, from1904: boolean, row: number): string {
  const days = Math.floor(serial) + (from1904 ? 1_462 : 0);
  const at = new Date(Date.UTC(1899, 11, 30) + days * DAY_MS);
  if (days < 61 || days > 2_958_465) throw new SheetError('Expected a date from 1900 to 9999, but a cell holds another one.', row);
  return at.toISOString().slice(0, 10);
}

/** `AB12` is column 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column === 0 ? Infinity : column;
}

function wholeOr(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? NaN : Number(text);
  return Number.isInteger(value) && value >= 0 ? value : otherwise;
}
