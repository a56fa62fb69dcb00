import type { Command } from 'commander';
import { CommandError, print, type OutputOptions } from '../output.js';
import { readFolder, writeFolder } from '../rulebook-folder.js';
import { actorOf, withEngine } from '../with-engine.js';

interface PullFlags extends OutputOptions {
  readonly root: string;
  readonly version?: string;
  readonly draft?: boolean;
}

interface PushFlags extends OutputOptions {
  readonly root: string;
  readonly by: string;
}

export function addRulebook(program: Command): void {
  const rulebook = program.command('rulebook').description('move a rulebook between its folder and the database');
  rulebook
    .command('pull')
    .description('write a released version, or the draft, into the folder')
    .argument('<company>')
    .option('--version <hash>', 'the version (default: the newest)')
    .option('--draft', 'the draft instead of a release')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(pull);
  rulebook
    .command('push')
    .description('save the folder as the draft')
    .argument('<company>')
    .requiredOption('--by <person>', 'the author')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action(push);
}

function pull(company: string, flags: PullFlags): Promise<void> {
  return withEngine(async (engine) => {
    const files = flags.draft ? (await engine.releases.draft(company))?.files : await engine.releases.files(company, flags.version);
    if (!files) throw new CommandError(`Expected ${company} to have ${flags.draft ? 'a draft' : 'such a release'}, but it has none.`);
    const left = await writeFolder(flags.root, company, files);
    const written = Object.keys(files).filter((path) => !left.includes(path));
    const shared = left.map((path) => `\n${path} says something else there, and is every company's: it was left as it is`);
    print(flags, { company, files: written, left }, `${written.length} files of ${company} written below ${flags.root}${shared.join('')}`);
  });
}

function push(company: string, flags: PushFlags): Promise<void> {
  return withEngine(async (engine) => {
    const actor = await actorOf(engine, company, flags.by);
    if (!actor.roles.includes('process-admin')) throw new CommandError(`Expected a process admin to save a draft, but ${actor.id} is none.`);
    const before = await engine.releases.draft(company);
    const saved = await engine.releases.saveDraft(company, actor, await readFolder(flags.root, company), before?.etag ?? null);
    if (!saved.saved) throw new CommandError('Expected the draft to stay as it was, but somebody saved another meanwhile. Pull it, merge, push again.');
    print(flags, { company, etag: saved.etag }, `draft of ${company} saved: ${saved.etag.slice(0, 12)}`);
  });
}
