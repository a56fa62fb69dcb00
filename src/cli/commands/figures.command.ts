import type { Command } from 'commander';
import { checkFigure, figuresOf, type FigureVerdict } from '../../engine/testing/check-figures.js';
import { openMemory } from '../../store/memory/open-memory.js';
import { print, type OutputOptions } from '../output.js';
import { progress } from '../progress.js';
import { companiesIn, pathInFolder, readFolder } from '../rulebook-folder.js';

interface Options extends OutputOptions {
  readonly root: string;
  readonly every: string;
}

export function addFigures(program: Command): void {
  program
    .command('figures')
    .description('change each figure of rulebooks a little, and list those that no example or scenario notices')
    .argument('[companies...]', 'all under rules/ where none is named')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--every <n>', 'try only each n-th figure', '1')
    .option('--json', 'print JSON')
    .action(runFigures);
}

async function runFigures(companies: readonly string[], options: Options): Promise<void> {
  const names = companies.length > 0 ? companies : await companiesIn(options.root);
  const verdicts: Record<string, readonly FigureVerdict[]> = {};
  for (const company of names) verdicts[company] = await checkCompany(company, options);
  const missed = Object.values(verdicts).flat().filter(({ noticedBy }) => noticedBy === undefined);
  const plain = Object.fromEntries(Object.entries(verdicts).map(([company, all]) => [company, all.map(({ figure: { file, at, written }, noticedBy = null }) => ({ file, line: at.line, column: at.column, written, noticedBy }))]));
  print(options, plain, Object.entries(verdicts).map(([company, all]) => companyText(options.root, company, all)).join('\n'));
  if (missed.length > 0) process.exitCode = 1;
}

async function checkCompany(company: string, options: Options): Promise<readonly FigureVerdict[]> {
  const files = await readFolder(options.root, company);
  const figures = figuresOf(files).filter((_, index) => index % Math.max(1, Number(options.every)) === 0);
  const bar = progress(company, figures.length, options);
  const verdicts: FigureVerdict[] = [];
  for (const figure of figures) {
    verdicts.push(await checkFigure(company, files, figure, async (clock) => openMemory({ clock })));
    bar.step();
  }
  bar.end();
  return verdicts;
}

function companyText(root: string, company: string, verdicts: readonly FigureVerdict[]): string {
  const missed = verdicts.filter(({ noticedBy }) => noticedBy === undefined);
  const lines = missed.map(({ figure: { file, at, written, changed } }) => `  unnoticed: ${written} → ${changed.map(({ to }) => to).join(' or ')} (${pathInFolder(root, company, file)}:${at.line}:${at.column})`);
  return [`${company}: ${verdicts.length - missed.length} of ${verdicts.length} figures noticed`, ...lines].join('\n');
}
