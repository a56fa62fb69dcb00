import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RulebookFiles } from '../engine/ports/rulebook-store.js';
import { CommandError } from './output.js';

/** Where rulebooks stand in a checkout: `rules/<company>/*.yaml`, `workflows/<company>/*.yaml`, and the shared `calendars/*.yaml`. */
const KINDS = ['rules', 'workflows'] as const;

/** Names of the companies that have a folder of either kind. @throws CommandError where neither kind has a folder */
export async function companiesIn(root: string): Promise<readonly string[]> {
  const folders = KINDS.map((kind) => join(root, kind)).filter((folder) => existsSync(folder));
  if (folders.length === 0) throw new CommandError(`Expected a folder ${join(root, 'rules')} with a folder for each company, but there is none.`);
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true })));
  return [...new Set(entries.flat().filter((entry) => entry.isDirectory()).map((entry) => entry.name))].sort();
}

const CALENDARS = 'calendars';

/** A calendar that a file names or extends. */
const CALENDAR_NAMED = /^(?:calendar|extends):\s*["']?([\p{L}\p{N}-]+)/gmu;

/**
 * The YAML files of a company, by their path without the company: `rules/rulebook.yaml`, `workflows/complaint.yaml`; and the
 * shared calendars that they name, so that a released version holds the days by which it counts. Files in folders below or
 * with another ending are read as well, so that they are refused and not passed over.
 */
export async function readFolder(root: string, company: string): Promise<RulebookFiles> {
  const files: Record<string, string> = {};
  for (const kind of KINDS) {
    const folder = join(root, kind, company);
    const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
    for (const name of names.filter((one) => /\.ya?ml$/i.test(one)).sort()) {
      files[`${kind}/${name}`] = await textOf(join(folder, name));
    }
  }
  await addCalendars(root, files, Object.entries(files).flatMap(([path, text]) => (path.startsWith('rules/') ? [text] : [])));
  return files;
}

async function addCalendars(root: string, files: Record<string, string>, texts: readonly string[]): Promise<void> {
  const named = texts.flatMap((text) => [...text.matchAll(CALENDAR_NAMED)].map(([, id]) => `${id ?? ''}.yaml`));
  const wanted = named.filter((name) => !(`rules/${name}` in files) && !(`${CALENDARS}/${name}` in files) && existsSync(join(root, CALENDARS, name)));
  const found: string[] = [];
  for (const name of wanted) found.push((files[`${CALENDARS}/${name}`] = await textOf(join(root, CALENDARS, name))));
  if (found.length > 0) await addCalendars(root, files, found);
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
}

/** Answers with the shared calendars that say something else in the folder: they are every company's, and stay as they are. */
export async function writeFolder(root: string, company: string, files: RulebookFiles): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = pathInFolder(root, company, path);
    if (path.startsWith(`${CALENDARS}/`) && existsSync(file)) {
      if ((await textOf(file)) !== text) left.push(path);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return left;
}

/** Where a file of a rulebook stands on disk. */
export function pathInFolder(root: string, company: string, path: string): string {
  const [kind = '', ...rest] = path.split('/');
  if (kind === CALENDARS) return join(root, ...path.split('/'));
  return join(root, kind, company, ...rest);
}
