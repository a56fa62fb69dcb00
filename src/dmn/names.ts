import { isFieldName, isId } from '../core/rulebook/reader/is-id.js';

/** An id of a rulebook out of a name that people gave: small letters and digits, with hyphens for the rest. */
export function idFrom(...names: readonly string[]): string | undefined {
  return names.map((name) => joined(name, '-').toLowerCase()).find(isId);
}

/** A column's name out of a FEEL name, path or label: letters and digits, with underscores for the rest. */
export function fieldFrom(...names: readonly string[]): string | undefined {
  return names.flatMap((name) => [name.trim(), joined(name, '_')]).find(isFieldName);
}

/** The name, or the name with the first number that makes it new; it is taken from then on. */
export function fresh(name: string, taken: Set<string>, sign: string): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name}${sign}${count}`;
  taken.add(found);
  return found;
}

function joined(name: string, sign: string): string {
  return (name.match(/[\p{L}\p{N}]+/gu) ?? []).join(sign);
}

/** Writes other names for names in a FEEL text, but not inside its strings. The longest names go first. */
export function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const others = [...names].filter(([from, to]) => from !== to);
  if (others.length === 0) return text;
  return text.replace(mentions(others.map(([from]) => from)), (all, _string: string | undefined, name: string | undefined) => (name === undefined ? all : (names.get(name) ?? all)));
}

/** The names that a FEEL text mentions outside its strings, the longest that fits at each place. */
export function mentioned(names: readonly string[], text: string): readonly string[] {
  return names.length === 0 ? [] : [...text.matchAll(mentions(names))].flatMap(([, , found]) => found ?? []);
}

/** A string, or one of the names: strings come first, so that no name is found in one. */
function mentions(names: readonly string[]): RegExp {
  const longestFirst = [...names].sort((left, right) => right.length - left.length).map(escaped);
  return new RegExp(`("(?:[^"\\\\]|\\\\.)*")|(?<![\\p{L}\\p{N}_.])(${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
