/** What the grid does to the text of a table: it writes the bytes of what was changed, and no others. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lint } from '../../src/core/lint/lint.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { parseYaml } from '../../src/core/rulebook/yaml/parse-yaml.js';
import { valueUnder, type YamlNode } from '../../src/core/rulebook/yaml/yaml-node.js';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import { addRow, deleteRow, duplicateRow, moveRow, writeCell } from '../../src/console/features/rulebook/yaml/edit-sheet.js';
import { readSheet, type Column, type RowId, type Sheet } from '../../src/console/features/rulebook/yaml/sheet.js';
import { cellsOf, differentCellsOf, sheetOf, tablesIn } from './support/tables-in.js';

const TABLES = tablesIn('rules', 'test/lab/rules', 'test/core/rulebook/fixtures/good/rules');
const COMPANIES = await companiesIn('.');
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The scalar of a cell as the loader reads it. */
function loaded(text: string, { list }: Sheet, row: RowId, { path }: Column): YamlNode | undefined {
  const { root, diagnostics } = parseYaml('table.yaml', text, 100_000);
  expect(diagnostics).toEqual([]);
  const rows = valueUnder(root, row === 'default' ? 'default' : list);
  const start = row === 'default' ? rows : rows?.kind === 'list' ? rows.items[row] : undefined;
  return path.reduce<YamlNode | undefined>((node, key) => valueUnder(node, key), start);
}

test('the tables that are shipped are all found, with their rows', () => {
  expect(TABLES.length).toBeGreaterThan(40);
  expect(new Set(TABLES.map(({ sheet }) => sheet.kind))).toEqual(new Set(['table', 'ladder', 'rate', 'score']));
  expect(TABLES.filter(({ sheet }) => sheet.rows.length === 0 || sheet.columns.length < 2)).toEqual([]);
});

describe.each(TABLES.map((one) => ({ name: one.file, ...one })))('$name', ({ text, sheet }) => {
  test('a cell that is written as it is leaves every byte, and one that is changed leaves all others', () => {
    for (const { row, column, cell } of differentCellsOf(sheet, text).filter(({ cell }) => cell.single)) {
      expect(writeCell(text, row, column.id, cell.text)).toBe(text);
      const other = column.reading === 'text' ? 'some words' : column.reading === 'value' ? 'false' : '7';
      if (cell.text === other) continue;
      const changed = writeCell(text, row, column.id, other);
      const behind = text.length - cell.to;
      expect(changed.slice(0, cell.from)).toBe(text.slice(0, cell.from));
      expect(changed.slice(changed.length - behind)).toBe(text.slice(cell.to));
      expect(changed.slice(cell.from, changed.length - behind).startsWith(`${column.path.at(-1) ?? ''}:`)).toBe(true);
      expect(sheetOf(changed).rows.length).toBe(sheet.rows.length);
      expect(cellsOf(sheetOf(changed)).find((one) => one.row === row && one.column.id === column.id)?.cell.text).toBe(other);
      // Where the lines of a long cell were broken is not known once it has held something else.
      const broken = text.slice(cell.from, cell.to).trimEnd().includes('\n');
      const again = writeCell(changed, row, column.id, cell.text);
      expect(broken ? inOneLine(again) : again).toBe(broken ? inOneLine(text) : text);
    }
  });

  test('a row that is added or copied and taken away again, or moved there and back, leaves every byte', () => {
    for (const row of sheet.rows.keys()) {
      const [added, copied] = [addRow(text, row), duplicateRow(text, row)];
      for (const more of [added, copied]) expect(sheetOf(more).rows.length).toBe(sheet.rows.length + 1);
      expect(deleteRow(added, row + 1)).toBe(text);
      expect(deleteRow(copied, row + 1)).toBe(text);
      expect(cellsOf(sheetOf(copied)).filter((one) => one.row === row + 1).map(({ cell }) => cell.text)).toEqual(cellsOf(sheet).filter((one) => one.row === row).map(({ cell }) => cell.text));
      if (row + 1 === sheet.rows.length) continue;
      const moved = moveRow(text, row, 1);
      expect(moved).not.toBe(text);
      expect(Array.from(moved).sort()).toEqual(Array.from(text).sort());
      expect(moveRow(moved, row + 1, -1)).toBe(text);
    }
  });

  test('lines stay broken as they were', () => {
    const windows = crlf(text);
    const last = sheet.rows.length - 1;
    const edits: readonly ((before: string) => string)[] = [(before) => addRow(before, 0), (before) => addRow(before, last), (before) => duplicateRow(before, last), (before) => deleteRow(before, 0), (before) => moveRow(before, 0, 1)];
    for (const edit of edits) expect(edit(windows)).toBe(crlf(edit(text)));
    for (const { row, column } of differentCellsOf(sheet, text)) expect(writeCell(windows, row, column.id, '1 + 1')).toBe(crlf(writeCell(text, row, column.id, '1 + 1')));
  });
});

test('whatever is written into a cell is what the loader reads there, and nothing else has changed', () => {
  const small = TABLES.filter(({ text }) => text.length < 2_000);
  const sign = fc.constantFrom(...Array.from('ab07 "\'#:,[]{}<>=-?!&*|%@`~.\\/长µ😀'), '- ', ': ', ' #', 'null', 'true', '1e3', '0x1', '007', '1.50', '[1..3]', '>= 3', '"x"', '\n', '\t');
  const written = fc.array(sign, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('').trim()).filter((one) => one !== '');
  fc.assert(
    fc.property(fc.nat(), fc.nat(), written, fc.boolean(), (at, which, value, windows) => {
      const table = small[at % small.length]!;
      const text = windows ? crlf(table.text) : table.text;
      const sheet = sheetOf(text);
      const cells = cellsOf(sheet).filter(({ cell, column }) => cell.single && column.reading === 'feel');
      const { row, column, cell } = cells[which % cells.length]!;
      const after = writeCell(text, row, column.id, value);
      const node = loaded(after, sheet, row, column);
      expect(node?.kind === 'scalar' && node.value !== null ? (typeof node.value === 'string' ? node.value : node.source) : node).toBe(value);
      expect(after.slice(0, cell.from)).toBe(text.slice(0, cell.from));
      expect(after.endsWith(text.slice(cell.to))).toBe(true);
      expect(cellsOf(sheetOf(after)).filter((one) => one.row !== row || one.column.id !== column.id).map(({ cell: { text: other } }) => other)).toEqual(cellsOf(sheet).filter((one) => one.row !== row || one.column.id !== column.id).map(({ cell: { text: other } }) => other));
    }),
    { numRuns: 400 },
  );
});

describe('the linter finds nothing new', () => {
  test.each(COMPANIES.map((company) => ({ company })))('in $company, with every output in round brackets', async ({ company }) => {
    const files = { ...(await readFolder('.', company)) };
    let written = 0;
    for (const [path, text] of Object.entries(files)) {
      const sheet = path.startsWith('rules/') && path.endsWith('.yaml') ? readSheet(text) : 'other';
      if (typeof sheet !== 'object') continue;
      for (const { row, column, cell } of cellsOf(sheet).filter(({ column: { path: [key] } }) => key === 'then')) {
        files[path] = writeCell(files[path] ?? '', row, column.id, `(${cell.text})`);
        written += 1;
      }
    }
    const { definition, diagnostics } = readRulebook(company, files);
    expect(diagnostics).toEqual([]);
    expect(lint(definition!).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(written).toBeGreaterThan(0);
  });
});

const AROUND = (rows: string): string => `table: t\ninputs: { a: number, b: string }\noutputs: { c: string, d: number }\nrules:\n${rows}default: { then: { c: '"x"', d: 0 } }   # kept\n`;

describe('how a value is written', () => {
  test.each([
    ["c: '\"x\"'", '"y"', "c: '\"y\"'"],
    ["c: '\"x\"'", "it's", "c: 'it''s'"],
    ["c: '\"x\"'", '5', "c: '5'"],
    ['c: plain name', 'other name', 'c: other name'],
    ['c: plain name', '"text"', "c: '\"text\"'"],
    ['c: plain name', 'a, b', "c: 'a, b'"],
    ['c: plain name', 'a: b', "c: 'a: b'"],
    ['c: plain name', 'a #b', "c: 'a #b'"],
    ['c: plain name', '- 3', "c: '- 3'"],
    ['c: plain name', '-', "c: '-'"],
    ['c: plain name', '> 3', "c: '> 3'"],
    ['c: plain name', '< 3', 'c: < 3'],
    ['c: plain name', '[1..3]', "c: '[1..3]'"],
    ['c: plain name', '{ a }', "c: '{ a }'"],
    ['c: plain name', 'null', "c: 'null'"],
    ['c: plain name', '~', "c: '~'"],
    ['c: plain name', 'true', 'c: true'],
    ['c: plain name', 'True', "c: 'True'"],
    ['c: plain name', '0.10', 'c: 0.10'],
    ['c: plain name', '1e3', "c: '1e3'"],
    ['c: plain name', '0x10', "c: '0x10'"],
    ['c: plain name', '9007199254740993', "c: '9007199254740993'"],
    ['c: plain name', 'a\nb', 'c: "a\\nb"'],
    ['c: plain name', '', "c: ''"],
    ['c: "twice"', 'say "x"', 'c: "say \\"x\\""'],
    ['c: 10', '11', 'c: 11'],
    ['c: 10', '"x"', "c: '\"x\"'"],
  ])('%s becomes %j: %s', (before, written, after) => {
    const row = (cell: string): string => AROUND(`  - { when: { a: 1 },   then: { ${cell}, d: 2 } }   # why\n`);
    expect(writeCell(row(before), 0, 'then.c', written)).toBe(row(after));
    const block = (cell: string): string => AROUND(`  - when:\n      a: 1\n    then:   # both\n      ${cell}   # first\n      d: 2\n`);
    if (!['c: < 3', "c: 'a, b'"].includes(after)) expect(writeCell(block(before), 0, 'then.c', written)).toBe(block(after));
  });

  test('a text in lines of its own keeps them', () => {
    const block = (lines: string): string => AROUND(`  - then:\n      c: |   # long\n${lines}      d: 2\n`);
    const text = block('        if a > 1\n        then "x"\n');
    expect(sheetOf(text).rows[0]?.cells.get('then.c')?.text).toBe('if a > 1\nthen "x"\n');
    expect(writeCell(text, 0, 'then.c', 'if a > 2\nthen "x"\n')).toBe(block('        if a > 2\n        then "x"\n'));
    expect(sheetOf(writeCell(text, 0, 'then.c', '"x"')).rows[0]?.cells.get('then.c')?.text).toBe('"x"');
    expect(writeCell(text, 0, 'then.d', '3')).toBe(text.replace('d: 2', 'd: 3'));
  });
});

describe('cells that come and go', () => {
  const flow = AROUND("  - { when: { b: '\"x\"' }, then: { c: '\"y\"', d: 2 } }   # one\n  - { then: { c: '\"z\"', d: 3 } }\n");
  const block = AROUND("  - when:\n      b: '\"x\"'   # asked\n    then: { c: '\"y\"', d: 2 }\n  - then: { c: '\"z\"', d: 3 }\n");

  test.each([
    ['an input before another', flow, 0, 'when.a', '> 3', "{ b: '\"x\"' }", "{ a: '> 3', b: '\"x\"' }"],
    ['the first input of a row', flow, 1, 'when.b', '"x"', "{ then: { c: '\"z\"'", "{ when: { b: '\"x\"' }, then: { c: '\"z\"'"],
    ['an article behind everything', flow, 0, 'article', '3.10', 'd: 2 } }   #', "d: 2 }, article: '3.10' }   #"],
    ['a day', flow, 1, 'from', '2026-07-01', 'd: 3 } }', 'd: 3 }, from: 2026-07-01 }'],
    ['an article of what holds otherwise', flow, 'default' as const, 'article', '1.1.2', 'd: 0 } }', 'd: 0 }, article: 1.1.2 }'],
    ['an input in lines of its own', block, 0, 'when.a', '3', "      b: '\"x\"'   # asked\n", "      a: 3\n      b: '\"x\"'   # asked\n"],
    ['the first input of a row in lines', block, 1, 'when.a', '3', '  - then: { c: \'"z"\'', '  - when: { a: 3 }\n    then: { c: \'"z"\''],
    ['an article in a line of its own', block, 0, 'article', 'One', "d: 2 }\n", 'd: 2 }\n    article: One\n'],
  ])('%s is written and taken away again', (_, text, row, column, written, from, to) => {
    const after = writeCell(text, row, column, written);
    expect(after).toBe(text.replace(from, to));
    const back = writeCell(after, row, column, '');
    expect(back.replace('when: {}, ', '').replace('when: {}\n    ', '')).toBe(text);
    expect(writeCell(back, row, column, written)).toBe(after);
  });

  test('an input alone in its lines goes with its key, an output never', () => {
    expect(writeCell(block, 0, 'when.b', '')).toBe(block.replace("when:\n      b: '\"x\"'   # asked\n    ", ''));
    expect(writeCell(flow, 0, 'then.c', '')).toBe(flow.replace("c: '\"y\"'", "c: ''"));
  });

  test('a comment between inputs stays', () => {
    const text = AROUND("  - { when: {\n      a: 1,   # many\n      b: '\"x\"'   # some\n    }, then: { c: '\"y\"', d: 2 } }\n");
    for (const column of ['when.a', 'when.b']) {
      const after = writeCell(text, 0, column, '');
      expect([after.includes('# many'), after.includes('# some'), sheetOf(after).rows[0]?.cells.has(column)]).toEqual([true, true, false]);
    }
  });
});

describe('rows', () => {
  test('each takes the comment at its end along, and comments between them stay', () => {
    const text = AROUND('  # small\n  - { then: { c: one, d: 1 } }   # first\n\n  # large\n  - { then: { c: two, d: 2 } }   # second\n');
    expect(moveRow(text, 0, 1)).toBe(AROUND('  # small\n  - { then: { c: two, d: 2 } }   # second\n\n  # large\n  - { then: { c: one, d: 1 } }   # first\n'));
    expect(deleteRow(text, 0)).toBe(text.replace('  - { then: { c: one, d: 1 } }   # first\n', ''));
    expect(addRow(text, 0)).toBe(text.replace('# first\n', "# first\n  - { when: {}, then: { c: '', d: '' } }\n"));
  });

  test('in lines of their own they are added so', () => {
    const text = AROUND('  -   when: { a: 1 }\n      then: { c: one, d: 1 }\n');
    expect(addRow(text, 0)).toBe(text.replace('d: 1 }\n', "d: 1 }\n  -   when: {}\n      then: { c: '', d: '' }\n"));
  });

  test('in brackets they stay there', () => {
    const text = 'rate: r\ninputs: { a: number }\nof: a\ntiers: part\nrates: [{ above: 0, rate: 0.02 }, { above: 10, rate: 0.01 }]\nround: { to: 0.01, how: half up }\n';
    expect(addRow(text, 1)).toBe(text.replace('0.01 }]', "0.01 }, { at-least: '', rate: '' }]"));
    expect(deleteRow(text, 0)).toBe(text.replace('{ above: 0, rate: 0.02 }, ', ''));
    expect(moveRow(text, 1, -1)).toBe(text.replace('{ above: 0, rate: 0.02 }, { above: 10, rate: 0.01 }', '{ above: 10, rate: 0.01 }, { above: 0, rate: 0.02 }'));
    expect(deleteRow(addRow(text, 0), 1)).toBe(text);
  });

  test('the last one stays, and a text that is no YAML is left alone', () => {
    const one = AROUND('  - { then: { c: one, d: 1 } }');
    expect(deleteRow(one, 0)).toBe(one);
    const broken = 'table: t\nrules: [';
    expect([addRow(broken, 0), writeCell(broken, 0, 'then.c', 'x'), readSheet(broken), readSheet('workflow: w\n'), readSheet('')]).toEqual([broken, broken, 'faulty', 'other', 'faulty']);
  });

  test('at the end of a file without a line break they come and go as well', () => {
    const text = 'table: t\ninputs: { a: number }\noutputs: { c: string }\nrules:\n  - { then: { c: one } }\n  - { then: { c: two } } # end';
    expect(addRow(text, 1)).toBe(`${text}\n  - { when: {}, then: { c: '' } }`);
    expect(deleteRow(addRow(text, 1), 2)).toBe(text);
    expect(deleteRow(text, 1)).toBe(text.replace('\n  - { then: { c: two } } # end', ''));
    expect(moveRow(moveRow(text, 0, 1), 1, -1)).toBe(text);
  });
});
