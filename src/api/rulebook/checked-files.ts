import type { RulebookFiles } from '../../engine/ports/rulebook-store.js';
import { ProblemException } from '../problems/problem-exception.js';

const FILES_MAX = 500;
const PATH_LENGTH_MAX = 200;

/** Folders and a YAML file, or a Word template in base64; names of letters, digits, hyphens, underscores and points, none beginning with a point. */
const PATH = /^(?:[\p{L}\p{N}_-][\p{L}\p{N}._-]*\/)*[\p{L}\p{N}_-][\p{L}\p{N}._-]*\.(?:ya?ml|docx)$/u;

/** @throws ProblemException request-invalid, naming the first file that will not do */
export function checkedFiles(files: Readonly<Record<string, unknown>>): RulebookFiles {
  const entries = Object.entries(files);
  if (entries.length > FILES_MAX) throw invalid(`at most ${FILES_MAX} files`, `there are ${entries.length}`, '/files');
  return Object.fromEntries(entries.map(([path, text]) => [path, checkedText(path, text)]));
}

function checkedText(path: string, text: unknown): string {
  const at = `/files/${path}`;
  if (path.length > PATH_LENGTH_MAX || !PATH.test(path)) throw invalid('paths such as rules/rulebook.yaml', `found "${path.slice(0, PATH_LENGTH_MAX)}"`, at);
  if (typeof text === 'string') return text;
  throw invalid('the text of each file', `${path} holds something else`, at);
}

function invalid(expected: string, found: string, path: string): ProblemException {
  return new ProblemException('request-invalid', `Expected ${expected}, but ${found}.`, { details: [{ path, message: `expected ${expected}, but ${found}` }] });
}
