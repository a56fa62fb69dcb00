import type { YamlEntry } from '../yaml/yaml-node.js';
import { isId } from './is-id.js';
import { quoted } from './describe.js';
import type { Reader, Reading } from './reading.js';
import { wrongKind } from './wrong-kind.js';

/** Reads one entry of a map whose keys are names that the author chose. */
export type EntryReader<T> = (entry: YamlEntry, reading: Reading) => T | undefined;

/** A list. Answers with the items that could be read. */
export function list<T>(read: Reader<T>): Reader<readonly T[]> {
  return (node, reading) => {
    if (node.kind !== 'list') return wrongKind(node, 'a list', reading);
    return node.items.flatMap((item) => present(read(item, reading)));
  };
}

/** A list, or one item in place of a list of one. */
export function oneOrMany<T>(read: Reader<T>): Reader<readonly T[]> {
  return (node, reading) => (node.kind === 'list' ? list(read)(node, reading) : present(read(node, reading)));
}

/** A map from names that the author chose. */
export function mapOf<T>(read: EntryReader<T>, what = 'a map of names'): Reader<ReadonlyMap<string, T>> {
  return (node, reading) => {
    if (node.kind !== 'map') return wrongKind(node, what, reading);
    return new Map(node.entries.flatMap((entry) => present(read(entry, reading)).map((value): [string, T] => [entry.key, value])));
  };
}

/** A map from ids. */
export function idMap<T>(read: EntryReader<T>): Reader<ReadonlyMap<string, T>> {
  return mapOf((entry, reading) => {
    const allowed = checkId(entry, reading);
    const value = read(entry, reading);
    return allowed ? value : undefined;
  });
}

/** Reports a key that is no id. */
export function checkId({ key, at }: YamlEntry, reading: Reading): boolean {
  if (isId(key)) return true;
  reading.report('bad-name', at, `Expected a name of letters, digits and single hyphens that begins with a letter, but found ${quoted(key)}`);
  return false;
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
