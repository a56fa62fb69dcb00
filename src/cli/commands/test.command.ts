import type { Command } from 'commander';
import { compileRulebook } from '../../core/case/compile-rulebook.js';
import { readRulebook } from '../../core/rulebook/read-rulebook.js';
import { sha256 } from '../../engine/history-codec.js';
import { versionOf } from '../../engine/version-of.js';
import type { Coverage, TestReport, TestResult, Waiver } from '../../engine/testing/test-report.js';
import { testRulebook } from '../../engine/testing/test-rulebook.js';
import { openMemory } from '../../store/memory/open-memory.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { progress } from '../progress.js';
import { companiesIn, pathInFolder, readFolder } from '../rulebook-folder.js';
import { diagnosticLine } from '../diagnostic-line.js';

export function addTest(program: Command): void {
  program
    .command('test')
    .description('run the examples and scenarios of rulebooks, and list what none of them touches')
    .argument('[companies...]', 'all under rules/ where none is named')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(runTest);
}

async function runTest(companies: readonly string[], options: OutputOptions & { root: string }): Promise<void> {
  const names = companies.length > 0 ? companies : await companiesIn(options.root);
  const reports: Record<string, TestReport> = {};
  for (const company of names) reports[company] = await testCompany(options, company);
  print(options, reports, Object.entries(reports).map(([company, report]) => reportText(options.root, company, report)).join('\n\n'));
  if (Object.values(reports).some((report) => report.failed > 0)) process.exitCode = 1;
}

async function testCompany(options: OutputOptions & { root: string }, company: string): Promise<TestReport> {
  const files = await readFolder(options.root, company);
  const { definition, diagnostics } = readRulebook(company, files);
  if (!definition) throw new CommandError(['Expected a rulebook without errors, but:', ...diagnostics.map((one) => diagnosticLine({ ...one, file: pathInFolder(options.root, company, one.file) }))].join('\n'), diagnostics);
  const rulebook = compileRulebook(definition, versionOf(files), sha256);
  const examples = [...definition.tables.values(), ...definition.formulas.values()].reduce((sum, rule) => sum + rule.examples.length, 0);
  const scenarios = [...definition.workflows.values()].reduce((sum, workflow) => sum + workflow.scenarios.length, 0);
  const bar = progress(company, examples + scenarios, options);
  const report = await testRulebook(rulebook, async (clock) => openMemory({ clock }), () => bar.step());
  bar.end();
  return report;
}

function reportText(root: string, company: string, report: TestReport): string {
  const pathOf = (file: string): string => pathInFolder(root, company, file);
  return [
    `${company}: ${report.passed} passed, ${report.failed} failed`,
    ...report.results.filter((result) => !result.passed).map((result) => failureText(result, pathOf(result.at.file))),
    coverageText('states', report.states, pathOf),
    coverageText('transitions', report.transitions, pathOf),
    coverageText('table rows', report.rows, pathOf),
    coverageText('articles', report.articles, pathOf),
    ...(report.regulations.of > 0 ? [coverageText('regulations', report.regulations, pathOf)] : []),
    ...report.waivers.map((waiver) => waiverText(waiver, pathOf(waiver.at.file))),
  ].join('\n');
}

function failureText({ kind, of, title, at, problem }: TestResult, file: string): string {
  return `  ✗ ${kind} of ${of}, "${title}" (${file}:${at.line})\n    ${problem ?? ''}`;
}

function coverageText(what: string, { touched, waived, of, untouched }: Coverage, pathOf: (file: string) => string): string {
  const missing = untouched.map(({ name, at }) => `\n    untouched: ${name} (${pathOf(at.file)}:${at.line})`).join('');
  return `  ${touched} of ${of} ${what}${waived > 0 ? `, ${waived} waived` : ''}${missing}`;
}

function waiverText({ of, reason, at, covers }: Waiver, file: string): string {
  const where = `(${file}:${at.line})`;
  return covers.length > 0 ? `  waived: ${of} ${where}: ${reason}` : `  warning: the waiver of ${of} ${where} is not needed, because all of it is touched`;
}
