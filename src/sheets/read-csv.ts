import { checkedCell, checkPlace } from './limits.js';
import { SheetError } from './sheet-error.js';

/** Rows of a CSV file (RFC 4180). The sign between cells is that of the first line: a comma, a semicolon or a tab. @throws SheetError */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = decoded(bytes);
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; ; ) {
    checkPlace(rows.length + 1, row.length + 1);
    const { cell, end } = text[at] === '"' ? quoted(text, at, rows.length + 1) : plain(text, at, separator);
    row.push(checkedCell(cell, rows.length + 1));
    const sign = text[end];
    if (sign !== undefined && sign !== separator && sign !== '\r' && sign !== '\n') throw new SheetError('Expected the end of a cell after its closing quote, but something else stands there.', rows.length + 1);
    at = end + (sign === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (sign === separator) continue;
    rows.push(row);
    row = [];
    if (at >= text.length) return rows;
  }
}

interface Cell {
  readonly cell: string;
  /** Where the sign behind it stands. */
  readonly end: number;
}

function plain(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(from, end), end };
}

/** Two quotes stand for one. @param from where the opening quote stands */
function quoted(text: string, from: number, row: number): Cell {
  const parts: string[] = [];
  for (let at = from + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0) throw new SheetError('Expected a quote at the end of a quoted cell, but the file ends before it.', row);
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') return { cell: parts.join('"'), end: close + 1 };
    at = close + 2;
  }
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** Excel writes UTF-8 with a mark in front, UTF-16 as "Unicode text", and in China GB18030 otherwise. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes) ?? noText();
  return strictly('utf-8', bytes) ?? strictly('gb18030', bytes) ?? noText();
}

/** Without the mark in front. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function noText(): never {
  throw new SheetError('Expected a CSV file in UTF-8 or GB18030, or an Excel file (.xlsx), but the bytes are neither.');
}
