/**
 * The pages of the documentation as a test reads them: fenced blocks with the mark above them, headings, links, and the
 * parts that are made from the code. The marks are HTML comments, which no reader sees:
 *
 *     <!-- file: path -->        the block stands in that file, word for word
 *     <!-- run -->               the commands are run one after the other, in a folder of the page's own
 *     <!-- run: refused -->      the same, and the last command must fail
 *     <!-- output -->            what the block before it printed; `…` stands for anything, alone on a line for any lines
 *     <!-- edit: path -->        a diff that is applied to that file, for the commands that follow
 *     <!-- shown: why -->        not run; only the command line in it is checked
 *     <!-- tour -->              what the demonstration tells; only in the README
 *     <!-- generated: name -->   up to <!-- end --> made from the code; UPDATE_DOCS=1 writes it
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Block {
  readonly language: string;
  readonly text: string;
  /** The first word of the mark above the block; '' where there is none. */
  readonly mark: string;
  /** What follows the word. */
  readonly about: string;
  readonly line: number;
}

const MARK = /^<!-- (file|run|output|edit|shown|tour)(?:: (.*))? -->$/;

/** Pages of others, whose blocks other tests look after. */
const OTHERS = ['docs/reference/rulebook-yaml.md', 'docs/reference/diagnostics.md', 'docs/reference/http-api.md'];

export function allPages(): readonly string[] {
  const below = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CHANGELOG.md', ...below.map((name) => join('docs', name)).sort()];
}

export function ownPages(): readonly string[] {
  return allPages().filter((page) => !OTHERS.includes(page));
}

export function blocksIn(page: string): readonly Block[] {
  const lines = readFileSync(page, 'utf8').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const language = /^```(\w+)$/.exec(lines[at] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    const [, mark = '', about = ''] = MARK.exec(lines[at - 1] ?? '') ?? [];
    blocks.push({ language, text: lines.slice(at + 1, end).join('\n'), mark, about, line: at + 1 });
    at = end;
  }
  return blocks;
}

/** A page without its fenced blocks, so that a `#` in a shell comment is no heading. */
export function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^```\w*\n[\s\S]*?^```$/gm, '');
}

/** Anchors as GitHub makes them from headings. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')));
}

/** Targets of links that lead into the repository. */
export function linksIn(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

/** Paths in the repository that the prose names in `code`, without those that leave a part open (`<id>`, `*`, `…`). */
export function pathsIn(page: string): readonly string[] {
  const code = [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return code.filter((text) => /^(src|test|rules|workflows|demo|docs)\/[\w./-]+$/.test(text));
}

/** The part of a page that is made from the code. With UPDATE_DOCS=1 it is written first. */
export function generatedPart(page: string, name: string, made: string): string | undefined {
  const text = readFileSync(page, 'utf8');
  const begin = `<!-- generated: ${name} -->\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf('\n<!-- end -->', from);
  if (from < 0 || to < 0) return undefined;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text.slice(0, from) + begin + made + text.slice(to));
  return process.env['UPDATE_DOCS'] === '1' ? made : text.slice(from + begin.length, to);
}

/** Puts what was printed into a page, where the page shows all of it. The last block comes first, so that the lines of the others stay theirs. */
export function writeOutputs(page: string, results: readonly { readonly block: Block; readonly output: string }[]): void {
  const lines = readFileSync(page, 'utf8').split('\n');
  for (const { block, output } of results.toReversed()) {
    if (block.mark === 'output' && !block.text.includes('…')) lines.splice(block.line, block.text.split('\n').length, ...output.split('\n'));
  }
  writeFileSync(page, lines.join('\n'));
}
