import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import type { YamlMap, YamlNode } from '../yaml/yaml-node.js';
import { quoted } from './describe.js';
import type { Reader, Reading } from './reading.js';
import { wrongKind } from './wrong-kind.js';

/** How one key of a map is read, and what stands for it where it is absent. */
export interface Key<T> {
  readonly read: Reader<T>;
  readonly absent: { readonly value: T } | undefined;
}

type Shape = Readonly<Record<string, Key<unknown>>>;
type Values<S extends Shape> = { readonly [K in keyof S]: S[K] extends Key<infer T> ? T : never };

/** What a map with known keys was read into, and where it stands, unless a key is called `at` itself. */
export type Recorded<S extends Shape> = Values<S> & { readonly [K in Exclude<'at', keyof S>]: Position };

export function required<T>(read: Reader<T>): Key<T> {
  return { read, absent: undefined };
}

export function optional<T>(read: Reader<T>): Key<T | undefined> {
  return { read, absent: { value: undefined } };
}

export function withDefault<T>(read: Reader<T>, value: NoInfer<T>): Key<T> {
  return { read, absent: { value } };
}

/** A map with known keys. Reports unknown and missing ones; answers only when every key could be read. */
export function record<S extends Shape>(shape: S): Reader<Recorded<S>> {
  return (node, reading) => {
    if (node.kind !== 'map') return wrongKind(node, `a map with ${keyList(shape)}`, reading);
    reportUnknownKeys(node, shape, reading);
    const values: Record<string, unknown> = {};
    let whole = true;
    for (const [name, key] of Object.entries(shape)) {
      const value = readKey(node, name, key, reading);
      if (value === undefined && !isAbsent(node, name, key)) whole = false;
      values[name] = value;
    }
    return whole ? ({ at: node.label, ...values } as Recorded<S>) : undefined;
  };
}

function readKey(node: YamlMap, name: string, key: Key<unknown>, reading: Reading): unknown {
  const found = node.entries.find((entry) => entry.key === name);
  if (found) return key.read(found.value, reading);
  if (!key.absent) reading.report('missing-key', node.label, `Expected the key ${quoted(name)}, but it is missing`);
  return key.absent?.value;
}

function isAbsent(node: YamlMap, name: string, key: Key<unknown>): boolean {
  return key.absent !== undefined && !node.entries.some((entry) => entry.key === name);
}

function reportUnknownKeys(node: YamlMap, shape: Shape, reading: Reading): void {
  const known = Object.keys(shape);
  for (const { key, at } of node.entries) {
    if (!known.includes(key)) reportUnknownKey(key, at, known, reading);
  }
}

/** Reports a key that a map may not have. */
export function reportUnknownKey(key: string, at: Position, known: readonly string[], reading: Reading): void {
  const names = [...known].sort().join(', ');
  reading.report('unknown-key', at, `Expected one of the keys ${names}, but found ${quoted(key)}`, nearestName(key, known), { kind: 'key', names: known });
}

function keyList(shape: Shape): string {
  return Object.keys(shape).slice(0, 6).join(', ');
}

/** Reads a text standing alone as a map that has only this key. */
export function orText<T>(name: string, read: Reader<T>): Reader<T> {
  return (node, reading) => read(isText(node) ? around(name, node) : node, reading);
}

/** Whether a node is a text: a scalar, or one for each language. */
function isText(node: YamlNode): boolean {
  if (node.kind === 'map') return node.entries.length > 0 && node.entries.every(({ key }) => key === 'zh' || key === 'en');
  return node.kind === 'scalar' && node.value !== null;
}

function around(key: string, value: YamlNode): YamlNode {
  const { at, label } = value;
  return { kind: 'map', at, label, entries: [{ key, at, value, locate: () => at }] };
}
