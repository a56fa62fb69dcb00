import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RulebookFiles } from '../engine/ports/rulebook-store.js';

/** Where rulebooks stand in a checkout: `rules/<company>/*.yaml` and `workflows/<company>/*.yaml`. */
const KINDS = ['rules', 'workflows'] as const;

/** Names of the companies that have a folder under `rules/`. */
export async function companiesIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'rules'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

/** The YAML files of a company, by their path without the company: `rules/rulebook.yaml`, `workflows/complaint.yaml`. */
export async function readFolder(root: string, company: string): Promise<RulebookFiles> {
  const files: Record<string, string> = {};
  for (const kind of KINDS) {
    const folder = join(root, kind, company);
    const names = existsSync(folder) ? await readdir(folder) : [];
    for (const name of names.filter((one) => one.endsWith('.yaml')).sort()) {
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
