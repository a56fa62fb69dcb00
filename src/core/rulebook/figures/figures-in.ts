import type { Position } from '../../model/diagnostic.js';
import { MAX_NODES } from '../yaml/limits.js';
import { parseYaml } from '../yaml/parse-yaml.js';
import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';
import { figureTokens } from './figure-tokens.js';

/** A number, a time, a day or a duration in a rulebook file, and what it may be changed to. */
export interface Figure {
  readonly file: string;
  readonly at: Position;
  readonly written: string;
  /** The file with the figure a little more, and a little less, where that is possible. */
  readonly changed: readonly { readonly to: string; readonly text: string }[];
}

/** Under these keys stand words for people, names, examples, and bounds that no regulation sets. */
const NO_FIGURES: ReadonlySet<string> = new Set([
  ...['company', 'edition', 'title', 'source', 'article', 'articles', 'regulations', 'text', 'subject', 'because', 'reason', 'gap', 'untested', 'opinion', 'examples', 'people', 'description'],
  ...['x-labels', 'minLength', 'maxLength', 'maxItems', 'pattern', 'enum', 'format', 'type', 'years', 'accept'],
]);
/** Under these keys, the keys of the map are figures themselves. */
const KEYED_BY_FIGURES: ReadonlySet<string> = new Set(['after']);
const FILE_SIZE = /\d\s*[kM]B$/;
/** An article, or whatever else has a number in its name, as it is handed to a shared workflow. */
const NUMBERED_NAME = /^\p{L}[\p{L}\p{N}]*-\d[\d.]*$/u;

/** The figures of one file of a rulebook, from the top. */
export function figuresIn(file: string, text: string): readonly Figure[] {
  const { root, sound } = parseYaml(file, text, MAX_NODES);
  if (!root || !sound) return [];
  const lines = text.split('\n');
  const starts = lines.reduce<number[]>((before, line) => [...before, (before.at(-1) ?? 0) + line.length + 1], [0]);
  const offsetOf = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1;
  return scalarsIn(root).flatMap(({ source, locate }) =>
    figureTokens(source).map(({ from, written, changes }): Figure => {
      const at = locate(from);
      const begin = text.indexOf(written, offsetOf(at));
      return { file, at, written, changed: changes.map((to) => ({ to, text: text.slice(0, begin) + to + text.slice(begin + written.length) })) };
    }),
  );
}

interface Written {
  readonly source: string;
  readonly locate: (offset: number) => Position;
}

function scalarsIn(node: YamlNode): readonly Written[] {
  if (node.kind === 'scalar') return FILE_SIZE.test(node.source) || NUMBERED_NAME.test(node.source) ? [] : [node];
  if (node.kind === 'list') return node.items.flatMap(scalarsIn);
  return node.kind === 'map' ? node.entries.flatMap(inEntry) : [];
}

function inEntry({ key, value }: YamlEntry): readonly Written[] {
  if (NO_FIGURES.has(key)) return [];
  const keys = KEYED_BY_FIGURES.has(key) && value.kind === 'map' ? value.entries.map((entry): Written => ({ source: entry.key, locate: entry.locate })) : [];
  return [...keys, ...scalarsIn(value)];
}
