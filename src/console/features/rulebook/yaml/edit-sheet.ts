import { addItem, deleteItem, duplicateItem, swapWithNext } from './list-items.js';
import { insertKey, removeKey } from './map-keys.js';
import { FORMS } from './sheet-forms.js';
import { pathOfRow, readSheet, rowById, type RowId, type Sheet } from './sheet.js';
import { mapAt, wholeDocument } from './whole-document.js';
import { writeScalar } from './write-scalar.js';

/**
 * Writes one cell; everything else in the file stays, byte for byte. An empty text takes the cell away where a row can go without it.
 * The text comes back as it was where the cell cannot be written.
 */
export function writeCell(text: string, row: RowId, column: string, written: string): string {
  const sheet = readSheet(text);
  if (typeof sheet !== 'object') return text;
  const [found, there] = [sheet.columns.find(({ id }) => id === column), rowById(sheet, row)?.cells.get(column)];
  if (!found || (there && !there.single)) return text;
  const { path, reading, needed } = found;
  const rowPath = pathOfRow(sheet, row);
  if (there) return written === '' && !needed ? withoutCell(text, rowPath, path) : writeScalar(text, [...rowPath, ...path], written, reading);
  if (written === '') return text;
  const document = wholeDocument(text);
  const [key = '', inner] = path;
  if (inner !== undefined && document && mapAt(document, [...rowPath, key])) return insertKey(text, [...rowPath, key], [inner], written, sheet.columns.filter((one) => one.path[0] === key).map(({ name }) => name), reading);
  const order = [...new Set(FORMS[sheet.kind].columns.map((one) => one.key))];
  return insertKey(text, rowPath, path, written, order, reading, reading === 'value' ? true : undefined);
}

function withoutCell(text: string, rowPath: readonly (string | number)[], [key = '', inner]: readonly string[]): string {
  if (inner === undefined) return removeKey(text, rowPath, key);
  const less = removeKey(text, [...rowPath, key], inner);
  return less === text ? removeKey(text, rowPath, key) : less;
}

/** Adds a row behind another: inputs that match anything, and everything else still to be written. */
export function addRow(text: string, after: number): string {
  const [sheet, document] = [readSheet(text), wholeDocument(text)];
  if (typeof sheet !== 'object' || !document) return text;
  const inBraces = mapAt(document, [sheet.list, after])?.flow === true;
  const entries = FORMS[sheet.kind].fresh.map((key) => `${key}: ${freshValue(sheet, key)}`);
  return addItem(text, [sheet.list], after, (indent, lineBreak) => (inBraces || indent === undefined ? `{ ${entries.join(', ')} }` : entries.join(lineBreak + indent)));
}

function freshValue({ columns }: Sheet, key: string): string {
  const inside = columns.filter(({ path }) => path.length === 2 && path[0] === key);
  if (key === 'when') return '{}';
  return inside.length === 0 ? "''" : `{ ${inside.map(({ name }) => `${name}: ''`).join(', ')} }`;
}

export function duplicateRow(text: string, row: number): string {
  return onRows(text, (list) => duplicateItem(text, [list], row));
}

/** Takes a row away with the comment at its end; a table keeps its last row. */
export function deleteRow(text: string, row: number): string {
  return onRows(text, (list) => deleteItem(text, [list], row));
}

/** Changes a row with its neighbour; each takes the comment at its end along. */
export function moveRow(text: string, row: number, by: 1 | -1): string {
  return onRows(text, (list) => swapWithNext(text, [list], by === 1 ? row : row - 1));
}

function onRows(text: string, edit: (list: string) => string): string {
  const sheet = readSheet(text);
  return typeof sheet === 'object' ? edit(sheet.list) : text;
}
