import { expect, test } from '@jest/globals';
import type { WrittenTable } from '../../src/core/model/written-table.js';
import { readSheets } from '../../src/sheets/read-sheets.js';
import { Archive } from '../../src/sheets/unzip.js';
import { writeCsv } from '../../src/sheets/write-csv.js';
import { writeXlsx } from '../../src/sheets/write-xlsx.js';

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '"quoted", and\nlines', '李四', '\u0001\uD800x'];
const TABLE: WrittenTable = {
  name: 'A/B: [x]',
  title: '=title',
  remark: '2026-Q1',
  columns: [{ title: '=Text', kind: 'text' }, { title: 'Figure', kind: 'figure' }, { title: 'Day', kind: 'day' }, { title: 'Moment', kind: 'moment' }],
  rows: [...HOSTILE.map((text): readonly (string | null)[] => [text, '-12.50', '2026-03-31', '2026-03-31 16:30:00']), [null, '12345678901234567.89', null, null]],
  totals: ['Total', '3', null, null],
};

test('an Excel file comes back as it was: texts as texts, figures and days as what they are', async () => {
  const bytes = await writeXlsx([TABLE, { ...TABLE, name: 'second', rows: [] }]);
  const [sheet, second] = readSheets(bytes);
  expect([sheet?.name, second?.name]).toEqual(['A B   x ', 'second']);
  expect(sheet?.rows[2]).toEqual(['=Text', 'Figure', 'Day', 'Moment']);
  expect(sheet?.rows.slice(3, 3 + HOSTILE.length).map(([text]) => text)).toEqual([...HOSTILE.slice(0, -1), 'x']);
  expect(sheet?.rows[3]?.slice(1)).toEqual(['-12.5', '2026-03-31', '2026-03-31']);
  expect(sheet?.rows.at(-2)?.[1]).toBe('12345678901234567.89');
  expect(sheet?.rows.at(-1)).toEqual(['Total', '3']);
});

test('no cell of it is a formula, figures and days are numbers, and the header stays where it is', async () => {
  const xml = new Archive(await writeXlsx([TABLE])).text('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).not.toContain('<f>');
  expect(xml).toMatch(/<v>-12\.5<\/v>/);
  expect(xml).toMatch(/<v>46112<\/v>/);
  expect(xml).toMatch(/<v>46112\.6875<\/v>/);
  expect(xml).toContain('ySplit="3"');
});

test('CSV begins with the mark that Excel needs, and what would be a formula is marked as text; figures are not', () => {
  const text = writeCsv(TABLE).toString('utf8');
  expect(text.startsWith('\uFEFF\'=Text,Figure,Day,Moment\r\n')).toBe(true);
  const rows = readSheets(writeCsv({ ...TABLE, rows: TABLE.rows.slice(0, 8) }))[0]?.rows ?? [];
  expect(rows.slice(1, 9).map(([first]) => first)).toEqual([...HOSTILE.slice(0, 6).map((one) => `'${one}`), ...HOSTILE.slice(6, 8)]);
  expect(rows[1]?.slice(1)).toEqual(['-12.50', '2026-03-31', '2026-03-31 16:30:00']);
});
