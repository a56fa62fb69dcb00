import type { Command } from 'commander';
import { lint } from '../../core/lint/lint.js';
import type { Diagnostic } from '../../core/model/diagnostic.js';
import { isDate } from '../../core/rulebook/schema/formats.js';
import { readRulebook } from '../../core/rulebook/read-rulebook.js';
import { diagnosticLine } from '../diagnostic-line.js';
import { CommandError, counted, print, type OutputOptions } from '../output.js';
import { companiesIn, pathInFolder, readFolder } from '../rulebook-folder.js';
import { SURROUNDINGS } from '../surroundings.js';

export function addLint(program: Command): void {
  program
    .command('lint')
    .description('check rulebooks: every fault with file, line and column')
    .argument('[companies...]', 'all under rules/ where none is named')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--on <date>', 'as if released on this day: which years the calendars have to know')
    .option('--json', 'print JSON')
    .action(runLint);
}

async function runLint(companies: readonly string[], options: OutputOptions & { root: string; on?: string }): Promise<void> {
  const names = companies.length > 0 ? companies : await companiesIn(options.root);
  if (options.on !== undefined && !isDate(options.on)) throw new CommandError(`Expected a day such as 2026-11-30 after --on, but found "${options.on}".`);
  const found: Diagnostic[] = [];
  for (const company of names) {
    const { definition, diagnostics } = readRulebook(company, await readFolder(options.root, company));
    const all = definition ? [...diagnostics, ...lint(definition, { ...SURROUNDINGS, ...(options.on !== undefined && { today: options.on }) })] : diagnostics;
    found.push(...all.map((one) => ({ ...one, file: pathInFolder(options.root, company, one.file) })));
  }
  const errors = found.filter((one) => one.severity === 'error').length;
  const summary = [counted(names.length, 'rulebook'), counted(errors, 'error'), counted(found.length - errors, 'warning')].join(', ');
  print(options, found, [...found.map(diagnosticLine), summary].join('\n'));
  if (errors > 0) process.exitCode = 1;
}
