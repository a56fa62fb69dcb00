import type { Files } from './rulebook-queries.js';

/** What files of a rulebook are, in the order in which they are shown. */
const GROUPS = ['company', 'tables', 'formulas', 'registers', 'letters', 'rules', 'workflows', 'shared', 'scenarios', 'calendars'] as const;
export type FileGroup = (typeof GROUPS)[number];

export interface TreeFile {
  readonly path: string;
  /** As the file or the one that it rests on says it; its name where neither does. */
  readonly title: string;
  /** Its name, where another file of the group has the same title. */
  readonly note?: string;
}

export interface TreeGroup {
  readonly group: FileGroup;
  readonly files: readonly TreeFile[];
}

/** By the first key of a file below `rules/`. */
const KINDS: Readonly<Record<string, FileGroup>> = { table: 'tables', ladder: 'formulas', score: 'formulas', allocation: 'formulas', rate: 'formulas', register: 'registers', letter: 'letters', calendar: 'calendars' };

/** The files by what they are, each under its title; no two of a group are called the same. */
export function fileTree(files: Files, language: string): readonly TreeGroup[] {
  const paths = Object.keys(files).sort();
  return GROUPS.map((group) => {
    const titled = paths.filter((path) => groupOf(path, files[path] ?? '') === group).map((path) => ({ path, title: titleOf(path, files, language) ?? nameOf(path) }));
    return { group, files: titled.map((one) => (titled.some(({ path, title }) => path !== one.path && title === one.title) ? { ...one, note: nameOf(one.path) } : one)) };
  }).filter(({ files: found }) => found.length > 0);
}

function groupOf(path: string, text: string): FileGroup {
  if (path.endsWith('rulebook.yaml')) return 'company';
  if (path.endsWith('.docx')) return 'letters';
  if (path.startsWith('calendars/')) return 'calendars';
  if (path.endsWith('.scenarios.yaml')) return 'scenarios';
  if (path.startsWith('workflows/')) return path.startsWith('workflows/shared/') ? 'shared' : 'workflows';
  return KINDS[/^([a-z]+):/m.exec(text)?.[1] ?? ''] ?? 'rules';
}

/** That of the file; of scenarios, that of their workflow; of what extends another file, that of the other. */
function titleOf(path: string, files: Files, language: string): string | undefined {
  if (path.endsWith('.scenarios.yaml')) return titleOf(path.replace('.scenarios.yaml', '.yaml'), files, language);
  const text = files[path] ?? '';
  const [, extended] = /^extends:[ \t]*(\S+)/m.exec(text) ?? [];
  return titleIn(text, language) ?? titleIn(files[`workflows/${extended ?? ''}.yaml`] ?? '', language);
}

/** The `title:` at the left edge of a text, as far as it is written in one line. */
function titleIn(text: string, language: string): string | undefined {
  const line = /^title:[ \t]*(.+)$/m.exec(text)?.[1];
  if (line === undefined) return undefined;
  if (!line.startsWith('{')) return line;
  const [, quoted, plain] = new RegExp(`\\b${language}:\\s*(?:'([^']*)'|([^,}]*))`).exec(line) ?? [];
  return (quoted ?? plain)?.trim();
}

/** The name of a file without what all files of its kind have in theirs. */
function nameOf(path: string): string {
  return path.replace(/^[^/]*\//, '').replace(/\.yaml$/, '').replace(/\.scenarios$/, '');
}
