import { csvLine, csvLineOf } from '../core/model/csv-text.js';
import type { WrittenTable } from '../core/model/written-table.js';

/** The header and the rows as CSV: UTF-8 with the mark that Excel needs, no cell a formula. */
export function writeCsv({ columns, rows }: Pick<WrittenTable, 'columns' | 'rows'>): Buffer {
  const isFigure = (column: number): boolean => columns[column]?.kind === 'figure';
  const lines = [csvLine(columns.map(({ title }) => title)), ...rows.map((row) => csvLineOf(row.map((cell) => cell ?? ''), isFigure))];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}
