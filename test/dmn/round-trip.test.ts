import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import { hashedText } from '../../src/core/decision/hashed-text.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { HIT_POLICIES, type ColumnDefinition, type HitPolicy, type TableDefinition, type TableRule } from '../../src/core/model/table.js';
import { exportDmn } from '../../src/dmn/exchange.js';
import { randomCases } from '../core/decision/random-table.js';
import { aroundTables, asTable, importOne, tableIn, withoutPlaces } from './support.js';

const folders = await Promise.all([...(await companiesIn('.')).map((company) => ['.', company] as const), ['test/lab', 'lab'] as const].map(async ([root, company]) => ({ company, files: await readFolder(root, company) })));
const FIXTURES = 'test/core/rulebook/fixtures/good';
const shipped = folders.flatMap(({ company, files }) => {
  const tables = [...(readRulebook(company, files).definition?.tables.values() ?? [])];
  return tables.map((table) => ({ name: `${company}/${table.id}`, company, files: aroundTables(files), table }));
});

test('there are tables to look at', () => {
  expect(shipped.length).toBeGreaterThan(8);
  expect(FIXTURES).toBeTruthy();
});

describe.each(shipped)('the table $name', ({ company, files, table: written }) => {
  const table = asTable(written);
  test('comes back from DMN as the same definition with the same hash, and again', async () => {
    const xml = await exportDmn(table, 'zh');
    const { table: id, yaml, notes } = await importOne(xml);
    expect([id, notes]).toEqual([table.id, []]);
    const back = tableIn(id, yaml, files, company);
    expect(withoutPlaces(back)).toEqual(withoutPlaces(table));
    expect(hashedText(back)).toBe(hashedText(table));
    expect(await exportDmn(back, 'zh')).toBe(xml);
    expect((await importOne(await exportDmn(back, 'zh'))).yaml).toBe(yaml);
  });
});

const AT = { file: '', line: 1, column: 1 };
const cell = (text: string): { text: string; at: typeof AT } => ({ text, at: AT });
const words = fc.constantFrom('A & B < C > "D"', "it's", '中文 标题', '{"zh": 1}', '"quoted"', 'a: b # c', '- x', '12', 'null', '😀', 'two  spaces', ']]>', '<!-- x -->', '&lt;', 'tab\there', 'line\nline');
const text = fc.oneof(words, fc.record({ zh: words, en: words }), fc.record({ zh: words }));
const article = fc.constantFrom('1', '1.10', '投诉-2');
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const present = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
const value = fc.constantFrom('1', '0.10', '-3.5', '"x"', '"a < b & c"', 'true', 'null', '1e3', '007', 'best line', 'best line * 2', 'date("2026-02-28")', '[1, 2]', '{ a: "}" }', 'if true then "是" else \'x\'.y', '"-"', '" "').filter((one) => !one.includes("'") && one !== '007');
const test_ = fc.constantFrom('-', '<= 3', '(3..30]', 'not("a", "b")', '"a,b", "c"', 'null', '? > 2 and ? < 9', '"中"', 'true', '0.10', 'best line', '"two\\nlines"');
const type = fc.constantFrom<ColumnDefinition['type']>('string', 'number', 'integer', 'boolean', 'date', 'date and time', 'duration', 'list', 'any');
const column = (id: string): fc.Arbitrary<ColumnDefinition> => fc.record({ id: fc.constant(id), type, allowed: maybe(fc.constantFrom('"a", "b"', '> 0', '[0..9]').map(cell)), optional: maybe(fc.constant(true as const)) }).map(present);

/** Tables with everything that the YAML can say, whether it makes sense or not. */
const anything: fc.Arbitrary<TableDefinition> = fc.constantFrom<HitPolicy>(...HIT_POLICIES).chain((hit) => {
  const summed = ['collect sum', 'collect min', 'collect max'].includes(hit);
  const outputs = hit.startsWith('collect ') || summed ? 1 : 2;
  const ordered = hit === 'priority' || hit === 'output order';
  return fc.tuple(fc.tuple(column('甲'), column('b_2'), column('c')), fc.nat(3), fc.tuple(column('out'), column('出'))).chain(([all, inputCount, outs]) => {
    const ins = all.slice(0, inputCount);
    const given = outs.slice(0, outputs).map((one, index): ColumnDefinition => ({ ...one, ...(summed && { type: 'number' }), ...(ordered && index === 0 && { allowed: cell('"a", "b"') }) }));
    const then = fc.tuple(...given.map(() => value)).map((texts) => new Map(given.map(({ id }, index) => [id, cell(texts[index] ?? '1')])));
    const when = fc.tuple(...ins.map(() => maybe(test_))).map((texts) => new Map(ins.flatMap(({ id }, index) => { const one = texts[index]; return one === undefined ? [] : [[id, cell(one)] as const]; })));
    const day = fc.constantFrom('2026-02-28', '2026-07-01');
    const rule = fc.record({ when, then, article: maybe(article), from: maybe(day), until: maybe(day), untested: maybe(text), at: fc.constant(AT) }).map((one) => present(one) as TableRule);
    const otherwise = fc.oneof(fc.constant(undefined), fc.constant('silent' as const), fc.record({ then, article: maybe(article), untested: maybe(text), at: fc.constant(AT) }).map(present));
    return fc.record({ id: fc.constantFrom('late-fee', '催办-表', 'ª1', 'x'), title: maybe(text), source: maybe(fc.array(words.filter((one) => !one.includes(', ')), { minLength: 1, maxLength: 2 })), article: maybe(article), untested: maybe(text), hit: fc.constant(hit), inputs: fc.constant(ins), outputs: fc.constant(given), rules: fc.array(rule, { minLength: 1, maxLength: 4 }), default: otherwise, examples: fc.constant([]), at: fc.constant(AT) }).map((one) => present(one) as TableDefinition);
  });
});

test.each([
  ['with anything in them', anything],
  ['that are asked elsewhere', randomCases(fc.constantFrom<HitPolicy>('unique', 'first', 'any', 'collect'), 12).map(({ table }) => table)],
])('random tables %s come back equal', async (_what, tables) => {
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const xml = await exportDmn(table, 'en');
      const { yaml, notes } = await importOne(xml);
      expect(notes.filter((note) => !note.startsWith('Where no row matches'))).toEqual([]);
      const back = tableIn(table.id, yaml);
      expect(withoutPlaces(back)).toEqual(withoutPlaces(table));
      expect(hashedText(back)).toBe(hashedText(table));
      expect(await exportDmn(back, 'en')).toBe(xml);
    }),
    { numRuns: 300 },
  );
});
