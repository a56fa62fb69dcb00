import type { YAMLSeq } from 'yaml';
import { withoutLines } from './map-keys.js';
import { endOf, endOfLine, indentAt, lineBreakAt, listAt, spliced, startOf, wholeDocument, type Path } from './whole-document.js';

/** Where an item stands: in a list with dashes from its dash to the end of its last line, otherwise from bracket to bracket. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Items {
  readonly list: YAMLSeq;
  readonly stretches: readonly Stretch[];
}

/**
 * Adds an item behind another.
 * @param write writes it; told how its further lines are indented, or undefined where it has to stand in brackets
 */
export function addItem(text: string, path: Path, after: number, write: (indent: string | undefined, lineBreak: string) => string): string {
  const found = itemsAt(text, path);
  const place = found?.stretches[after];
  if (!found || !place) return text;
  const { list, stretches } = found;
  if (list.flow === true) return spliced(text, place.to, place.to, gapBeside(text, stretches, after) + write(undefined, ''));
  const [lineBreak, indent, start] = [lineBreakAt(text, place.to), indentAt(text, place.from), startOf(list.items[after])];
  const lead = text.slice(place.from, start);
  const begin = /^-[ ]+$/.test(lead) ? lead : '- ';
  return spliced(text, place.to, place.to, `${lineBreak}${indent}${begin}${write(indent + ' '.repeat(begin.length), lineBreak)}`);
}

/** Adds the same item once more behind itself, without a comment at its end. */
export function duplicateItem(text: string, path: Path, at: number): string {
  const found = itemsAt(text, path);
  const place = found?.stretches[at];
  if (!found || !place) return text;
  const item = text.slice(place.from, endOf(found.list.items[at], text));
  if (found.list.flow === true) return spliced(text, place.to, place.to, gapBeside(text, found.stretches, at) + item);
  return spliced(text, place.to, place.to, `${lineBreakAt(text, place.to)}${indentAt(text, place.from)}${item}`);
}

/** Takes an item away with a comment at its end. The only item of a list stays. */
export function deleteItem(text: string, path: Path, at: number): string {
  const found = itemsAt(text, path);
  const place = found?.stretches[at];
  if (!found || !place || found.stretches.length < 2) return text;
  if (found.list.flow !== true) return withoutLines(text, place.from, place.to);
  const [before, next] = [found.stretches[at - 1], found.stretches[at + 1]];
  const [from, to] = before ? [before.to, place.to] : [place.from, next?.from ?? place.to];
  if (!`${text.slice(from, place.from)}${text.slice(place.to, to)}`.includes('#')) return spliced(text, from, to, '');
  return spliced(text, place.from, place.to + (/^\s*,/.exec(text.slice(place.to))?.[0].length ?? 0), '');
}

/** Changes an item with the one behind it; what stands between them stays where it is. */
export function swapWithNext(text: string, path: Path, at: number): string {
  const stretches = itemsAt(text, path)?.stretches;
  const [one, next] = [stretches?.[at], stretches?.[at + 1]];
  if (!one || !next) return text;
  return text.slice(0, one.from) + text.slice(next.from, next.to) + text.slice(one.to, next.from) + text.slice(one.from, one.to) + text.slice(next.to);
}

function itemsAt(text: string, path: Path): Items | undefined {
  const document = wholeDocument(text);
  const list = document && listAt(document, path);
  if (!list) return undefined;
  const inBrackets = list.flow === true;
  const dashes = dashesOf(list);
  const stretches = list.items.map((item, at): Stretch => ({ from: inBrackets ? startOf(item) : (dashes[at] ?? startOf(item)), to: inBrackets ? endOf(item, text) : endOfLine(text, endOf(item, text)) }));
  return { list, stretches };
}

function dashesOf({ srcToken }: YAMLSeq): readonly number[] {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

/** What separates an item in brackets from the next, or else from the one before. */
function gapBeside(text: string, stretches: readonly Stretch[], at: number): string {
  const [one, other] = at + 1 < stretches.length ? [stretches[at], stretches[at + 1]] : [stretches[at - 1], stretches[at]];
  const gap = one && other ? text.slice(one.to, other.from) : ', ';
  return /^\s*,\s*$/.test(gap) ? gap : ', ';
}
