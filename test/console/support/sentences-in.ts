import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A literal that begins with "Expected ", with what is put into it. */
const LITERAL = /(['"`])(Expected (?:\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|(?!\1)[^\\$]|\\.|\$(?!\{))*)\1/g;
const PUT_IN = /\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}/g;

/** What a sentence may say that it expected: "a list", with what is put into it. */
const EXPECTED = /(['`])((?:an?|one|who|the|weekdays|working) (?:\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|(?!\1)[^\\$\n]|\$(?!\{))+)\1/g;
const COMMENT = /^\s*(?:\/\*\*|\*).*$/gm;

/** The refusals that are written in the files of some folders, with `{}` for each value in them. */
export function refusalsIn(...folders: readonly string[]): readonly string[] {
  return [...new Set(sentencesIn(...folders).map(formOf))];
}

/** The same as they are written, with `{}` for each value. */
export function sentencesIn(...folders: readonly string[]): readonly string[] {
  return [...new Set(sourcesIn(folders).flatMap((source) => [...source.matchAll(LITERAL)].map(([, , text = '']) => text.replace(PUT_IN, '{}').replace(/\\(['`])/g, '$1'))))];
}

/** What sentences are composed of: each value that begins like one, with `{}` for what is put into it. */
export function expectationsIn(...folders: readonly string[]): readonly string[] {
  return [...new Set(sourcesIn(folders).flatMap((source) => [...source.replace(COMMENT, '').matchAll(EXPECTED)].map(([, , text = '']) => text.replace(PUT_IN, '{}'))))];
}

function sourcesIn(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8')));
}

/** Values that stand beside each other are one, and what may follow a quoted one at the end is left out. */
export function formOf(phrase: string): string {
  return phrase.replace(/\{\d?\}/g, '{}').replace(/(\{\})+/g, '{}').replace(/"\{\}$/, '"');
}
