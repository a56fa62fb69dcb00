import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import type { TableDefinition } from '../../src/core/model/table.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { exportDmn } from '../../src/dmn/exchange.js';
import { hasChromium } from '../support/chromium.js';
import { startModeler, type Modeler } from './modeler-page.js';
import { aroundTables, asTable, importOne, tableIn, withoutPlaces } from './support.js';

const COMPANY = 'company: acme\nedition: 2\ntitle: Acme\nlanguage: en\ntimeZone: Asia/Shanghai\narticles: { \'1\': One, 第二条: 二 }\n';
const EVERYTHING = `table: 催办-费
title: { zh: 费, en: 'Fee < & > "quoted"' }
source: X-01
article: '1'
untested: { en: shown elsewhere }
hit: priority
inputs:
  days: { type: integer, allowed: '[0..99]' }
  种类: { type: string, optional: true }
  since: { type: duration, optional: true }
outputs: { kind: { type: string, allowed: '"b", "a"' }, list: { type: list, optional: true } }
rules:
  - { when: { days: '(3..30]', 种类: 'not("x < y", "z & w")' }, then: { kind: '"a"', list: '[1, 0.10]' }, article: 第二条, from: 2026-01-01, untested: one day }
  - { when: { days: '-', since: '> duration("P1D")' }, then: { kind: '"b"', list: 'null' }, until: 2026-12-31 }
default: { then: { kind: '"a"', list: '[]' }, article: 第二条, untested: never }
examples:
  - { given: { days: 1 }, on: 2026-02-01, then: { kind: a, list: [] } }
`;
const FORMULA = "table: price\ntitle: Price\nhit: unique\ninputs: { amount: number, rate: integer }\noutputs: { total: number }\nrules:\n  - { then: { total: 'amount * (1 + rate / 100)' } }\nexamples:\n  - { given: { amount: 100, rate: 5 }, then: { total: 105 } }\n";

const FILES = { 'rules/rulebook.yaml': COMPANY };
const shipped = await Promise.all((await companiesIn('.')).map(async (company) => ({ company, files: await readFolder('.', company) })));
const tables = [
  ...shipped.flatMap(({ company, files }) => [...(readRulebook(company, files).definition?.tables.values() ?? [])].map((table) => ({ name: `${company}/${table.id}`, company, files: aroundTables(files), table }))),
  { name: 'everything that a table can say', company: 'acme', files: FILES, table: tableIn('催办-费', EVERYTHING, FILES) },
  { name: 'a formula', company: 'acme', files: FILES, table: tableIn('price', FORMULA, FILES) },
];

/** One row that asks nothing, and one output: DMN calls it a literal expression. */
function isFormula({ rules, outputs }: TableDefinition): boolean {
  return rules.length === 1 && outputs.length === 1 && rules[0]?.when.size === 0;
}

(hasChromium ? describe : describe.skip)('dmn-js in a browser', () => {
  let modeler: Modeler;
  beforeAll(async () => {
    modeler = await startModeler();
  });
  afterAll(() => modeler.close());

  test.each(tables)('opens $name without a warning, and what it saves is the same table', async ({ company, files, table }) => {
    const { views, warnings, console, saved } = await modeler.open(await exportDmn(table, 'zh'));
    expect([warnings, console]).toEqual([[], []]);
    expect(views).toEqual(['drd', isFormula(table) ? 'literalExpression' : 'decisionTable']);
    const { yaml, notes } = await importOne(saved);
    expect(notes).toEqual([]);
    expect(withoutPlaces(tableIn(table.id, yaml, files, company))).toEqual(withoutPlaces(asTable(table)));
  });

  test('can tell: a part that it does not know is a warning', async () => {
    const xml = await exportDmn(tableIn('price', FORMULA, FILES), 'en');
    const { warnings } = await modeler.open(xml.replace('<variable', '<conditional/><variable'));
    expect(warnings).toHaveLength(1);
  });
});
