import type { Command } from 'commander';
import type { Engine } from '../../engine/engine.js';
import type { ReleaseResult } from '../../engine/release-service.js';
import { releaseError } from '../release-error.js';
import { CommandError, print, type OutputOptions } from '../output.js';
import { readFolder } from '../rulebook-folder.js';
import { actorOf, withEngine } from '../with-engine.js';

interface ReleaseFlags extends OutputOptions {
  readonly by?: string;
  readonly inForceFrom?: string;
  readonly note?: string;
  readonly root: string;
}

export function addRelease(program: Command): void {
  program
    .command('release')
    .description('release the saved draft of a rulebook, or the first version from the folder')
    .argument('<company>')
    .option('--by <person>', 'who releases; not needed for the first version')
    .option('--in-force-from <date>', 'first day on which new cases get it (default: today; the first version counts from 2000-01-01)')
    .option('--note <text>', 'why it was changed')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--json', 'print JSON')
    .action((company: string, flags: ReleaseFlags) => withEngine((engine) => runRelease(engine, company, flags)));
}

async function runRelease(engine: Engine, company: string, flags: ReleaseFlags): Promise<void> {
  const first = (await engine.releases.releases(company)).length === 0;
  const result = first ? await engine.releases.found(company, await readFolder(flags.root, company), flags.inForceFrom ?? '2000-01-01') : await releaseDraft(engine, company, flags);
  if (!result.released) throw releaseError(result);
  const { number, version, inForceFrom } = result.release;
  const said = result.again ? 'was released before as' : 'release';
  print(flags, result.release, `${company} ${said} ${number}: ${version.slice(0, 12)}, in force from ${inForceFrom}`);
}

async function releaseDraft(engine: Engine, company: string, { by, inForceFrom, note }: ReleaseFlags): Promise<ReleaseResult> {
  if (by === undefined) throw new CommandError('Expected --by <person>, because the rulebook has been released before.');
  const draft = await engine.releases.draft(company);
  if (!draft) throw new CommandError(`Expected a draft to release, but there is none. Save one with: bylaw rulebook push ${company} --by <author>`);
  return engine.releases.release(company, await actorOf(engine, company, by), {
    expectedEtag: draft.etag,
    ...(inForceFrom !== undefined && { inForceFrom }),
    ...(note !== undefined && { note }),
  });
}
