import type { Command } from 'commander';
import { showWorkflow } from '../../core/rulebook/show-workflow.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { companiesIn, pathInFolder, readFolder } from '../rulebook-folder.js';

export function addWorkflow(program: Command): void {
  program
    .command('workflow')
    .description('look at workflows in their folder')
    .command('show')
    .description('print a workflow together with what it extends, and where each part was written')
    .argument('<company>')
    .argument('<workflow>')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(show);
}

async function show(company: string, workflow: string, flags: OutputOptions & { readonly root: string }): Promise<void> {
  const companies = await companiesIn(flags.root);
  if (!companies.includes(company)) throw new CommandError(`Expected one of the companies ${companies.join(', ')}, but found "${company}".`);
  const files = await readFolder(flags.root, company);
  const yaml = showWorkflow(files, workflow, (file) => pathInFolder(flags.root, company, file));
  if (yaml === undefined) throw new CommandError(`Expected a workflow "${workflow}" of ${company} that can be put together, but there is none; "bylaw lint ${company}" tells what is wrong.`);
  print(flags, { company, workflow, yaml }, yaml.trimEnd());
}
