import { unaryTest } from 'feelin';
import { text, type Contender, type Question, type Row } from './table.js';

/** feelin: row by row, cell by cell, as its interpreter offers it. */
export function feelin(rows: readonly Row[]): Contender {
  const cells = rows.map((row): readonly (readonly [keyof Question, string])[] => [
    ['amount', `[${row.low}..${row.high})`],
    ['kind', text(row.kind)],
    ['region', row.regions.map(text).join(', ')],
    ['points', `>= ${row.least}`],
  ]);
  const passes = (cell: string, value: unknown): boolean => unaryTest(cell, { '?': value }).value === true;
  return {
    ask: (question) => cells.findIndex((row) => row.every(([input, cell]) => passes(cell, question[input]))),
    numberIn: (row) => (row === -1 ? -1 : (rows[row as number]?.out ?? -1)),
  };
}
