import type { Text } from '../../model/text.js';
import { nearestName } from '../nearest-name.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import { describe } from './describe.js';
import type { Reader, Reading } from './reading.js';
import { wrongKind } from './wrong-kind.js';

/** A string. A plain number counts as its digits, exactly as written: `article: 3.10` is the text 3.10. */
export const string: Reader<string> = (node, reading) => {
  const value = node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number') ? node.source : undefined;
  if (value === undefined) return wrongKind(node, 'a text', reading);
  if (value.trim() !== '') return value;
  reading.report('bad-value', node.at, 'Expected a text, but found an empty one');
  return undefined;
};

export const boolean: Reader<boolean> = (node, reading) => {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  return wrongKind(node, 'true or false', reading);
};

/** One of the given words. */
export function word<T extends string>(...words: readonly T[]): Reader<T> {
  return (node, reading) => {
    if (node.kind === 'broken') return undefined;
    const found = node.kind === 'scalar' ? node.source : '';
    const match = words.find((candidate) => candidate === found);
    const expected = words.length > 12 ? `one of ${words.slice(0, 12).join(', ')} …` : orList(words);
    if (match === undefined) reading.report('bad-value', node.at, `Expected ${expected}, but found ${describe(node)}`, nearestName(found, words), { kind: 'word', names: words });
    return match;
  };
}

/** A string of which a check says what is wrong. */
export function stringThat(isRight: (value: string) => boolean, expected: string): Reader<string> {
  return (node, reading) => {
    const value = string(node, reading);
    if (value === undefined || isRight(value)) return value;
    reading.report('bad-value', node.at, `Expected ${expected}, but found ${describe(node)}`);
    return undefined;
  };
}

/** A text for people: one string, or `{ zh: …, en: … }`. */
export const text: Reader<Text> = (node, reading) => {
  if (node.kind !== 'map') return string(node, reading);
  const texts: { zh?: string; en?: string } = {};
  for (const { key, at, value } of node.entries) {
    if (key === 'zh' || key === 'en') texts[key] = string(value, reading);
    else reading.report('unknown-key', at, `Expected zh or en, but found ${describe(keyNode(key, value))}`, nearestName(key, ['zh', 'en']));
  }
  if (node.entries.length === 0) return emptyText(node, reading);
  return texts.zh === undefined && texts.en === undefined ? undefined : texts;
};

function emptyText(node: YamlNode, reading: Reading): undefined {
  reading.report('missing-key', node.at, 'Expected a text under zh or en, but found neither');
  return undefined;
}

function keyNode(key: string, { at, label }: YamlNode): YamlNode {
  return { kind: 'scalar', value: key, source: key, at, label, locate: () => at };
}

/** "a, b or c" */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
