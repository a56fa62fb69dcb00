import { SheetError } from './sheet-error.js';

/** What an upload may measure. */
export const SHEET_BYTES_MAX = 8 * 1024 * 1024;
/** What all parts of an archive may measure together, unfolded. */
export const UNFOLDED_BYTES_MAX = 48 * 1024 * 1024;
export const ROWS_MAX = 25_000;
export const COLUMNS_MAX = 100;
export const CELL_MAX = 4_000;

/** @param row from 1 @throws SheetError */
export function checkPlace(row: number, column: number): void {
  if (row > ROWS_MAX) throw new SheetError(`Expected at most ${ROWS_MAX} rows, but there are more.`);
  if (column > COLUMNS_MAX) throw new SheetError(`Expected at most ${COLUMNS_MAX} columns, but there are more.`, row);
}

/** @throws SheetError */
export function checkedCell(text: string, row: number): string {
  if (text.length > CELL_MAX) throw new SheetError(`Expected at most ${CELL_MAX} characters in a cell, but there are ${text.length}.`, row);
  if (/[\u0000\uFFFE\uFFFF]|\p{Surrogate}/u.test(text)) throw new SheetError('Expected text, but a cell holds characters that are none.', row);
  return text;
}
