import { describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isMap, parse, parseDocument, type Scalar, type YAMLMap } from 'yaml';
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

/** Lines of an editor that one sees at once. */
const SCREEN = 48;

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
  });
});

test('companies with the same kind of regulation share a workflow', async () => {
  const files = await workflowFiles();
  const extended = new Map(await Promise.all(files.map(async (file) => [file, parse(await readFile(file, 'utf8')) as { readonly extends?: string; readonly source?: string | readonly string[] }] as const)));
  const sources = new Map<string, Set<string>>();
  for (const [file, { source = [] }] of extended) {
    for (let path: string | undefined = file; path !== undefined; ) {
      const named: string | undefined = extended.get(path)?.extends;
      path = named === undefined ? undefined : named.includes('/') ? `workflows/${named}.yaml` : `${dirname(path)}/${named}.yaml`;
      if (path?.startsWith('workflows/shared/')) sources.set(basename(path, '.yaml'), new Set([...(sources.get(basename(path, '.yaml')) ?? []), ...[source].flat()]));
    }
  }
  expect(Object.fromEntries([...sources].map(([name, ids]) => [name, [...ids].sort()]).sort())).toEqual({
    appeal: ['C2-13', 'D-02', 'D-04', 'D-06'],
    complaint: ['B-08', 'C2-02', 'D-10'],
    'conduct-inspection': ['A-09', 'D-02', 'D-03', 'D-04', 'D-06', 'D-10', 'D-12'],
    enquiry: ['C2-04', 'C2-06', 'E-01'],
    leave: ['A-05', 'C2-08', 'D-03'],
    'routed-complaint': ['C2-02', 'D-10'],
  });
});

test('no step of a shipped workflow needs more than a screen', async () => {
  const lengths = await Promise.all((await workflowFiles()).map(async (file) => stepsIn(file, await readFile(file, 'utf8'))));
  expect(lengths.flat().length).toBeGreaterThan(500);
  expect(lengths.flat().filter(({ lines }) => lines > SCREEN)).toEqual([]);
});

test('the scenario runner can fail: a wrong expectation is told with what was found', async () => {
  const files = { ...(await readFolder('.', 'rebate-mall')) };
  const path = 'workflows/complaint.scenarios.yaml';
  files[path] = files[path]!.replace("person: wen-na, amount: '50'", "person: wen-na, amount: '51'");
  const { definition } = readRulebook('rebate-mall', files);
  const report = await testRulebook(compileRulebook(definition!, 'version', sha256), async (clock) => openMemory({ clock }));
  expect(report.failed).toBe(1);
  expect(report.results.find((result) => !result.passed)?.problem).toContain('"amount":"51"');
});

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
  });

  test('one that nothing shows is not', async () => {
    const files = Object.fromEntries(Object.entries(fixture('good')).filter(([path, text]) => !path.endsWith('.scenarios.yaml') && !text.startsWith('register:')));
    const points = figuresOf(files).find(({ file, written }) => file === 'rules/rulebook.yaml' && written === '2.50')!;
    expect((await checkFigure('acme', files, points, open)).noticedBy).toBeUndefined();
  });
});

/** The workflows of all companies, and those that they share. */
async function workflowFiles(): Promise<readonly string[]> {
  const all = await Promise.all(['shared', ...companies].map(async (folder) => (await readdir(`workflows/${folder}`)).map((name) => `workflows/${folder}/${name}`)));
  return all.flat().filter((file) => !file.endsWith('.scenarios.yaml'));
}

/** States without states of their own, and how many lines each takes. */
function stepsIn(file: string, text: string): readonly { readonly file: string; readonly step: string; readonly lines: number }[] {
  const within = (states: unknown): readonly (readonly [string, YAMLMap])[] =>
    isMap<Scalar<string>>(states) ? states.items.flatMap(({ key, value }) => (isMap(value) ? (value.has('states') ? within(value.get('states')) : [[key.value, value] as const]) : [])) : [];
  return within(parseDocument(text).get('states')).map(([step, { range }]) => ({ file, step, lines: text.slice(range?.[0], range?.[1]).trimEnd().split('\n').length + 1 }));
}
