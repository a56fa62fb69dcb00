import type { Position } from '../../model/diagnostic.js';
import { readRulebook } from '../read-rulebook.js';
import type { Among } from '../reader/reading.js';
import { describeName, type NamedPart } from './describe-name.js';

/** What helps somebody who writes at a place of a rulebook. */
export interface Guide {
  /** The word at that place: where it begins, and how many characters it has. */
  readonly word: { readonly column: number; readonly length: number };
  /** What would be right there, in the order of its kind. */
  readonly candidates: readonly Candidate[];
  /** What the word names, where it names something. */
  readonly here?: NamedPart;
}

export interface Candidate {
  readonly kind: Among['kind'];
  readonly name: string;
}

type Files = Readonly<Record<string, string>>;

/** A word that no rulebook knows, and that can stand wherever a name can. */
const MARKER = 'whatstandshere';
/** One word at one place is refused by a few readers at most. */
const LISTS_MAX = 20;
const WORD = /[\p{L}\p{N}_.-]/u;

/**
 * What fits at a place, and what stands there. The rulebook is read with an unknown word in that place: the readers
 * themselves then say what they would have taken. Never throws.
 * @param place line and column from 1, columns in characters
 */
export function guideAt(company: string, files: Files, place: Position): Guide {
  const lines = Object.hasOwn(files, place.file) ? (files[place.file] ?? '').split('\n') : [];
  const written = lines[place.line - 1];
  if (written === undefined) return { word: { column: 1, length: 0 }, candidates: [] };
  const line = Array.from(written);
  const at = Math.min(place.column - 1, line.length);
  const [from, to] = wordAround(line, at);
  const expectedWith = (marker: string): readonly Among[] => {
    const marked = [...lines];
    marked[place.line - 1] = [...line.slice(0, from), marker, ...line.slice(to)].join('');
    return expectations(company, { ...files, [place.file]: marked.join('\n') });
  };
  const asValue = expectedWith(MARKER);
  const rest = line.slice(to).join('').trim();
  const asKey = rest === '' || /^[,}]/.test(rest) ? expectedWith(`${MARKER}: 0`) : [];
  const here = nameHere(asValue, line, from, to, at);
  const part = here && describeName(files, place.file, here.kind, here.name);
  return { word: { column: from + 1, length: to - from }, candidates: candidatesOf([...asValue, ...asKey]), ...(part && { here: part }) };
}

function wordAround(line: readonly string[], at: number): readonly [number, number] {
  let from = at;
  while (from > 0 && WORD.test(line[from - 1] ?? '')) from -= 1;
  let to = at;
  while (to < line.length && WORD.test(line[to] ?? '')) to += 1;
  return [from, to];
}

function expectations(company: string, files: Files): readonly Among[] {
  const found: Among[] = [];
  readRulebook(company, files, (message, among) => {
    if (found.length < LISTS_MAX && message.includes(MARKER)) found.push(among);
  });
  return found;
}

function candidatesOf(expected: readonly Among[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { kind, names } of expected) for (const name of names) if (!found.has(name)) found.set(name, { kind, name });
  return [...found.values()];
}

/** The name in which the place stands: the word, or in an expression the longest name around it, which may have several words. */
function nameHere([first]: readonly Among[], line: readonly string[], from: number, to: number, at: number): Candidate | undefined {
  if (!first) return undefined;
  const { kind, names } = first;
  if (kind !== 'expression') return from === to ? undefined : { kind, name: line.slice(from, to).join('') };
  const text = line.join('');
  const offset = line.slice(0, at).join('').length;
  const [longest] = [...names].filter((name) => isAround(text, name, offset)).sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : { kind, name: longest };
}

/** Whether a name stands in a text so that the offset is in it, or at one of its ends. */
function isAround(text: string, name: string, offset: number): boolean {
  const found = text.indexOf(name, Math.max(0, offset - name.length));
  return found >= 0 && found <= offset;
}
