/**
 * YAML as the rest of the rulebook folder sees it: maps, lists and scalars, each knowing where it stands. This folder
 * bounds a text, parses it and turns it into such nodes. It is the only importer of `yaml`, it knows nothing about
 * rulebooks, and it never builds a plain object out of keys that an author chose.
 */
import type { Position } from '../../model/diagnostic.js';

interface Placed {
  /** Where the value begins. */
  readonly at: Position;
  /** Where its key begins, or the value itself where it has none. */
  readonly label: Position;
}

export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: YamlNode;
  /** Position of a character of the key, counted from 0. */
  readonly locate: (offset: number) => Position;
  /** Where the entry stands that this one was laid over, in a workflow that extends another. */
  readonly over?: Position;
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The scalar as written, without quotes: `0.10` stays `0.10`. */
  readonly source: string;
  readonly locate: (offset: number) => Position;
}

/** Something that has been reported already; readers pass over it in silence. */
export interface YamlBroken extends Placed {
  readonly kind: 'broken';
}

export type YamlNode = YamlMap | YamlList | YamlScalar | YamlBroken;

/** The value under a key, where the node is a map that has it. */
export function valueUnder(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.find((entry) => entry.key === key)?.value;
}
