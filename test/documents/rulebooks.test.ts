import { describe, expect, test } from '@jest/globals';
import { compileRulebook } from '../../src/core/case/compile-rulebook.js';
import { lint } from '../../src/core/lint/lint.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import { companiesIn, readFolder } from '../../src/cli/rulebook-folder.js';
import { sha256 } from '../../src/engine/history-codec.js';
import { checkFigure, figuresOf } from '../../src/engine/testing/check-figures.js';
import { untouchedIn } from '../../src/engine/testing/test-report.js';
import { testRulebook } from '../../src/engine/testing/test-rulebook.js';
import { fixture } from '../core/rulebook/fixture.js';
import type { Clock } from '../../src/engine/ports/clock.js';
import { openMemory } from '../../src/store/memory/open-memory.js';

const companies = await companiesIn('.');

describe.each(companies.map((company) => ({ company })))('the shipped rulebook $company', ({ company }) => {
  test('is read and linted without a word', async () => {
    const { definition, diagnostics } = readRulebook(company, await readFolder('.', company));
    expect([...diagnostics, ...(definition ? lint(definition) : [])]).toEqual([]);
  });

  test('passes its examples and scenarios, and they touch every state, transition, row and article that is not waived', async () => {
    const { definition } = readRulebook(company, await readFolder('.', company));
    const report = await testRulebook(compileRulebook(definition!, 'version', sha256), async (clock) => openMemory({ clock }));
    expect(report.results.filter((result) => !result.passed)).toEqual([]);
    expect(report.passed).toBeGreaterThan(0);
    expect(untouchedIn(report)).toEqual([]);
    expect(report.waivers.filter(({ covers }) => covers.length === 0)).toEqual([]);
  }, 60_000);
});

test('the scenario runner can fail: a wrong expectation is told with what was found', async () => {
  const files = { ...(await readFolder('.', 'rebate-mall')) };
  const path = 'workflows/complaint.scenarios.yaml';
  files[path] = files[path]!.replace("person: wen-na, amount: '50'", "person: wen-na, amount: '51'");
  const { definition } = readRulebook('rebate-mall', files);
  const report = await testRulebook(compileRulebook(definition!, 'version', sha256), async (clock) => openMemory({ clock }));
  expect(report.failed).toBe(1);
  expect(report.results.find((result) => !result.passed)?.problem).toContain('"amount":"51"');
}, 60_000);

test('the examples shown in the reference hold, and reach every clause of the formulas and ladders in it', async () => {
  const { definition } = readRulebook('acme', fixture('good'));
  const report = await testRulebook(compileRulebook({ ...definition!, workflows: new Map() }, 'version', sha256), async (clock) => openMemory({ clock }));
  expect(report.results.filter((result) => !result.passed)).toEqual([]);
  const kinds = ['late-measure', 'desk-score', 'loan-places', 'cost-split', 'desk-duty', 'loan-fee'];
  expect(report.rows.untouched.filter(({ name }) => kinds.some((kind) => name.startsWith(`${kind} `)))).toEqual([]);
});

describe('figures', () => {
  const open = async (clock: Clock) => openMemory({ clock });

  test.each(companies.map((company) => ({ company })))('a figure of $company that is changed is noticed by an example or scenario', async ({ company }) => {
    const files = await readFolder('.', company);
    const figures = figuresOf(files);
    const figure = figures[Math.floor(figures.length / 3)]!;
    const { noticedBy } = await checkFigure(company, files, figure, open);
    expect([figure.file, figure.at.line, figure.written, noticedBy]).toEqual([figure.file, figure.at.line, figure.written, expect.any(String)]);
  }, 60_000);

  test('one that nothing shows is not', async () => {
    const files = Object.fromEntries(Object.entries(fixture('good')).filter(([path, text]) => !path.endsWith('.scenarios.yaml') && !text.startsWith('register:')));
    const points = figuresOf(files).find(({ file, written }) => file === 'rules/rulebook.yaml' && written === '2.50')!;
    expect((await checkFigure('acme', files, points, open)).noticedBy).toBeUndefined();
  });
});
