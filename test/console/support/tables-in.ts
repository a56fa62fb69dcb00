import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet, rowById, type Cell, type Column, type RowId, type Sheet } from '../../../src/console/features/rulebook/yaml/sheet.js';

export interface TableFile {
  readonly file: string;
  readonly text: string;
  readonly sheet: Sheet;
}

/** Every file below some folders that is a table or written like one. */
export function tablesIn(...folders: readonly string[]): readonly TableFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .flatMap((name) => {
        const [file, text] = [join(folder, name), readFileSync(join(folder, name), 'utf8')];
        const sheet = readSheet(text);
        return typeof sheet === 'object' ? [{ file, text, sheet }] : [];
      }),
  );
}

export interface PlacedCell {
  readonly row: RowId;
  readonly column: Column;
  readonly cell: Cell;
}

/** Every cell that is there, those of what holds otherwise included. */
export function cellsOf(sheet: Sheet): readonly PlacedCell[] {
  const rows: readonly RowId[] = [...sheet.rows.map(({ id }) => id), 'default'];
  return rows.flatMap((row) =>
    sheet.columns.flatMap((column) => {
      const cell = rowById(sheet, row)?.cells.get(column.id);
      return cell ? [{ row, column, cell }] : [];
    }),
  );
}

/** One cell of each column for each way in which its cells are written: what holds for one word or number holds for the next. */
export function differentCellsOf(sheet: Sheet, text: string): readonly PlacedCell[] {
  const written = ({ column, cell }: PlacedCell): string => `${column.id} ${text.slice(cell.from, cell.to).replaceAll(/[\p{L}\p{N}]+/gu, 'a')}`;
  return [...new Map(cellsOf(sheet).map((one) => [written(one), one])).values()];
}

export function sheetOf(text: string): Sheet {
  const sheet = readSheet(text);
  if (typeof sheet !== 'object') throw new Error(`no table: ${sheet}\n${text}`);
  return sheet;
}
