import type { YAMLMap } from 'yaml';
import { endOf, endOfLine, endOfPair, indentAt, keyOf, lineBreakAt, mapAt, spliced, startOf, startOfLine, wholeDocument, type Path } from './whole-document.js';
import { firstThatReads, stylesOf, type Reading } from './write-scalar.js';

/**
 * Adds a key to a map, among those that are there in a given order.
 * @param inside another key around it, where the map lacks that one as well: `{ inside: { key: … } }`
 * @param before a value of the type that is wanted, for `value`
 */
export function insertKey(text: string, path: Path, [key, ...inside]: readonly string[], written: string, order: readonly string[], reading: Reading, before?: unknown): string {
  const document = wholeDocument(text);
  const map = document && mapAt(document, path);
  if (!map || key === undefined) return text;
  const leaf = inside.at(-1);
  const make = (candidate: string): string => inserted(text, map, key, leaf === undefined ? candidate : `{ ${leaf}: ${candidate} }`, order);
  return firstThatReads(stylesOf(written), make, { path: [...path, key, ...inside], written, reading, before }) ?? text;
}

function inserted(text: string, map: YAMLMap, key: string, value: string, order: readonly string[]): string {
  const place = order.indexOf(key);
  const previous = map.items.findLast((pair) => {
    const at = order.indexOf(keyOf(pair) ?? '');
    return at >= 0 && at < place;
  });
  const [first] = map.items;
  const entry = `${key}: ${value}`;
  if (!first) return spliced(text, startOf(map), endOf(map, text), `{ ${entry} }`);
  if (map.flow === true) {
    if (!previous) return spliced(text, startOf(first.key), startOf(first.key), `${entry}, `);
    const end = endOfPair(previous, text, 0);
    return spliced(text, end, end, `, ${entry}`);
  }
  const [indent, at] = [indentAt(text, startOf(first.key)), startOf(first.key)];
  if (!previous) return spliced(text, at, at, `${entry}${lineBreakAt(text, at)}${indent}`);
  const end = endOfLine(text, endOfPair(previous, text, 0));
  return spliced(text, end, end, `${lineBreakAt(text, end)}${indent}${entry}`);
}

/** Takes a key with its value out of a map. A map in braces may be left empty; of other maps the last key stays. */
export function removeKey(text: string, path: Path, key: string): string {
  const document = wholeDocument(text);
  const map = document && mapAt(document, path);
  const at = map?.items.findIndex((pair) => keyOf(pair) === key) ?? -1;
  const pair = map?.items[at];
  if (!map || !pair || (map.flow !== true && map.items.length === 1)) return text;
  const [from, to] = [startOf(pair.key), endOfPair(pair, text, 0)];
  const next = map.items[at + 1];
  if (map.flow !== true) {
    if (text.slice(startOfLine(text, from), from).trim() === '') return withoutLines(text, from, to);
    return spliced(text, from, startOf(next?.key), '');
  }
  if (map.items.length === 1) return withoutComments(text, startOf(map) + 1, endOf(map, text) - 1, from, to);
  if (next) return withoutComments(text, from, startOf(next.key), from, to);
  return withoutComments(text, endOfPair(map.items[at - 1], text, 0), to, from, to);
}

/** Cuts the wide stretch; where a comment stands in what surrounds the narrow one, only that and the comma behind it. */
function withoutComments(text: string, from: number, to: number, narrowFrom: number, narrowTo: number): string {
  if (!`${text.slice(from, narrowFrom)}${text.slice(narrowTo, to)}`.includes('#')) return spliced(text, from, to, '');
  const comma = /^\s*,/.exec(text.slice(narrowTo))?.[0].length ?? 0;
  return spliced(text, narrowFrom, narrowTo + comma, '');
}

/** Without the lines that a stretch stands in, and one line break. */
export function withoutLines(text: string, from: number, to: number): string {
  const [start, end] = [startOfLine(text, from), endOfLine(text, to)];
  if (end < text.length) return spliced(text, start, end + (text[end] === '\r' ? 2 : 1), '');
  return spliced(text, start > 1 && text[start - 2] === '\r' ? start - 2 : Math.max(start - 1, 0), end, '');
}
