import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isTemplate } from '../core/rulebook/templates.js';
import { basesNamedIn } from '../core/rulebook/extension/base-path.js';
import type { RulebookFiles } from '../engine/ports/rulebook-store.js';
import { CommandError } from './output.js';

/**
 * Where rulebooks stand in a checkout: `rules/<company>/*.yaml`, `workflows/<company>/*.yaml`, the shared `calendars/*.yaml`, and
 * the shared `workflows/shared/*.yaml`.
 */
const KINDS = ['rules', 'workflows'] as const;

/** The folder below `workflows/` that is no company's. */
const SHARED = 'shared';

/** Names of the companies that have a folder of either kind. @throws CommandError where neither kind has a folder */
export async function companiesIn(root: string): Promise<readonly string[]> {
  const folders = KINDS.map((kind) => join(root, kind)).filter((folder) => existsSync(folder));
  if (folders.length === 0) throw new CommandError(`Expected a folder ${join(root, 'rules')} with a folder for each company, but there is none.`);
  const entries = await Promise.all(folders.map((folder) => readdir(folder, { withFileTypes: true })));
  return [...new Set(entries.flat().filter((entry) => entry.isDirectory() && entry.name !== SHARED).map((entry) => entry.name))].sort();
}

const CALENDARS = 'calendars';

/** A calendar that a file names or extends. */
const CALENDAR_NAMED = /^(?:calendar|extends):\s*["']?([\p{L}\p{N}-]+)/gmu;

/**
 * The YAML files of a company, by their path without the company: `rules/rulebook.yaml`, `workflows/name.yaml`; and the
 * shared calendars that they name and the workflows that they extend, so that a released version holds all that its cases
 * follow. Files in folders below or with another ending are read as well, so that they are refused and not passed over.
 */
export async function readFolder(root: string, company: string): Promise<RulebookFiles> {
  const files: Record<string, string> = {};
  for (const kind of KINDS) {
    const folder = join(root, kind, company);
    const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
    for (const name of names.filter((one) => /\.ya?ml$/i.test(one) || (kind === 'rules' && /\.docx$/i.test(one))).sort()) {
      files[name.includes(sep) ? [kind, company, ...name.split(sep)].join('/') : `${kind}/${name}`] = await contentOf(join(folder, name));
    }
  }
  await addCalendars(root, files, Object.entries(files).flatMap(([path, text]) => (path.startsWith('rules/') ? [text] : [])));
  await addBases(root, files, Object.keys(files).filter((path) => path.startsWith('workflows/')));
  return files;
}

/** Names, sizes and times of all files that rulebooks are read from: whatever changes one of them changes this text. In one go, which takes a fraction of waiting for each file. */
export function outsideOf(root: string): string {
  const folders = [...KINDS, CALENDARS].map((kind) => join(root, kind)).filter((folder) => existsSync(folder));
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => lineOf(join(folder, name)))).join('\n');
}

function lineOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? `${file} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : file;
}

/** The workflows that these extend, and those that they extend in turn. */
async function addBases(root: string, files: Record<string, string>, paths: readonly string[]): Promise<void> {
  const named = new Set(paths.flatMap((path) => basesNamedIn(files[path] ?? '', path)));
  const wanted = [...named].filter((path) => !(path in files) && existsSync(join(root, path)));
  for (const path of wanted) files[path] = await textOf(join(root, path));
  if (wanted.length > 0) await addBases(root, files, wanted);
}

async function addCalendars(root: string, files: Record<string, string>, texts: readonly string[]): Promise<void> {
  const named = texts.flatMap((text) => [...text.matchAll(CALENDAR_NAMED)].map(([, id]) => `${id ?? ''}.yaml`));
  const wanted = named.filter((name) => !(`rules/${name}` in files) && !(`${CALENDARS}/${name}` in files) && existsSync(join(root, CALENDARS, name)));
  const found: string[] = [];
  for (const name of wanted) found.push((files[`${CALENDARS}/${name}`] = await textOf(join(root, CALENDARS, name))));
  if (found.length > 0) await addCalendars(root, files, found);
}

/** The text of a file; a Word template is no text, and stands there in base64. */
async function contentOf(file: string): Promise<string> {
  return /\.docx$/i.test(file) ? readFile(file, 'base64') : textOf(file);
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
}

/** Answers with the shared files that say something else in the folder: they are not this company's alone, and stay as they are. */
export async function writeFolder(root: string, company: string, files: RulebookFiles): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = pathInFolder(root, company, path);
    if (isElsewhere(path) && existsSync(file)) {
      if ((await textOf(file)) !== text) left.push(path);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, isTemplate(path) ? 'base64' : 'utf8');
  }
  return left;
}

/** Where a file of a rulebook stands on disk. */
export function pathInFolder(root: string, company: string, path: string): string {
  const [kind = '', ...rest] = path.split('/');
  return isElsewhere(path) ? join(root, ...path.split('/')) : join(root, kind, company, ...rest);
}

/** Whether a file does not stand directly in a folder of the company: its path in the rulebook is the one on disk. */
function isElsewhere(path: string): boolean {
  return path.startsWith(`${CALENDARS}/`) || path.split('/').length > 2;
}
