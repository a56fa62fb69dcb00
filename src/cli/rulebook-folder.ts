import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RulebookFiles } from '../engine/ports/rulebook-store.js';
import { CommandError } from './output.js';

/** Where rulebooks stand in a checkout: `rules/<company>/*.yaml` and `workflows/<company>/*.yaml`. */
const KINDS = ['rules', 'workflows'] as const;

/** Names of the companies that have a folder of either kind. @throws CommandError where neither kind has a folder */
export async function companiesIn(root: string): Promise<readonly string[]> {
  const folders = KINDS.map((kind) => join(root, kind)).filter((folder) => existsSync(folder));
  if (folders.length === 0) throw new CommandError(`Expected a folder ${join(root, 'rules')} with a folder for each company, but there is none.`);
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true })));
  return [...new Set(entries.flat().filter((entry) => entry.isDirectory()).map((entry) => entry.name))].sort();
}

/**
 * The YAML files of a company, by their path without the company: `rules/rulebook.yaml`, `workflows/complaint.yaml`. Those in
 * folders below or with another ending are read as well, so that they are refused and not passed over.
 */
export async function readFolder(root: string, company: string): Promise<RulebookFiles> {
  const files: Record<string, string> = {};
  for (const kind of KINDS) {
    const folder = join(root, kind, company);
    const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
    for (const name of names.filter((one) => /\.ya?ml$/i.test(one)).sort()) {
      files[`${kind}/${name}`] = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    }
  }
  return files;
}

export async function writeFolder(root: string, company: string, files: RulebookFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = pathInFolder(root, company, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Where a file of a rulebook stands on disk. */
export function pathInFolder(root: string, company: string, path: string): string {
  const [kind = '', ...rest] = path.split('/');
  return join(root, kind, company, ...rest);
}
