import { isAlias, isMap, isScalar, isSeq, Scalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Position } from '../../model/diagnostic.js';
import { isExactNumber } from './exact-number.js';
import { MAX_DEPTH } from './limits.js';
import type { PositionFinder } from './position-finder.js';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.js';

export type ConversionRule = 'yaml-too-deep' | 'yaml-duplicate-key' | 'yaml-merge-key' | 'yaml-forbidden-key' | 'number-not-exact' | 'yaml-syntax';

export interface Conversion {
  readonly text: string;
  readonly positionOf: PositionFinder;
  report(rule: ConversionRule, at: Position, message: string): void;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Turns a parsed tree into nodes of ours. Faulty parts are reported and become broken nodes. */
export function convertNode(node: unknown, label: Position, depth: number, to: Conversion): YamlNode {
  const at = isPlaced(node) ? to.positionOf(node.range[0]) : label;
  if (depth > MAX_DEPTH) {
    to.report('yaml-too-deep', at, `Expected at most ${MAX_DEPTH} levels of nesting, but found more`);
    return { kind: 'broken', at, label };
  }
  if (isMap(node)) return { kind: 'map', at, label, entries: entriesOf(node, at, depth, to) };
  if (isSeq(node)) return { kind: 'list', at, label, items: node.items.map((item) => convertItem(item, at, depth, to)) };
  if (isScalar(node)) return convertScalar(node, at, label, to);
  if (isAlias(node)) return { kind: 'broken', at, label };
  return { kind: 'scalar', value: null, source: '', at, label, locate: () => at };
}

function convertItem(item: unknown, parent: Position, depth: number, to: Conversion): YamlNode {
  return convertNode(item, isPlaced(item) ? to.positionOf(item.range[0]) : parent, depth + 1, to);
}

function entriesOf(map: YAMLMap, at: Position, depth: number, to: Conversion): YamlEntry[] {
  const seen = new Map<string, Position>();
  const entries: YamlEntry[] = [];
  for (const pair of map.items) {
    const key = keyOf(pair, to);
    if (!key) {
      to.report('yaml-syntax', at, 'Expected every key to be a name, but found a list or a map as a key');
      continue;
    }
    const value = convertNode(pair.value, key.at, depth + 1, to);
    if (isAllowed(key, seen, to)) entries.push({ key: key.source, at: key.at, value, locate: key.locate });
    seen.set(key.source, seen.get(key.source) ?? key.at);
  }
  return entries;
}

function isAllowed(key: YamlScalar, seen: ReadonlyMap<string, Position>, to: Conversion): boolean {
  const before = seen.get(key.source);
  if (key.source === '<<') to.report('yaml-merge-key', key.at, 'Expected plain YAML, but found a merge key (<<); write the keys out');
  else if (FORBIDDEN.has(key.source)) to.report('yaml-forbidden-key', key.at, `Expected another name, but found "${key.source}", which no rulebook may use`);
  else if (before) to.report('yaml-duplicate-key', key.at, `Expected each key once, but "${key.source}" stands already in line ${before.line}`);
  else return true;
  return false;
}

function keyOf(pair: Pair, to: Conversion): YamlScalar | undefined {
  if (!isScalar(pair.key) || !isPlaced(pair.key)) return undefined;
  const at = to.positionOf(pair.key.range[0]);
  const key = pair.key as Scalar;
  const source = key.type === 'PLAIN' ? (key.source ?? String(key.value)) : String(key.value);
  return { kind: 'scalar', value: source, source, at, label: at, locate: locator(key, source, at, to) };
}

function convertScalar(scalar: Scalar, at: Position, label: Position, to: Conversion): YamlNode {
  const { value } = scalar;
  const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
  const source = plain ? (scalar.source ?? '') : String(value);
  if (typeof value === 'number' && !isExactNumber(source)) {
    to.report('number-not-exact', at, `Expected a number that a computer keeps exactly, but found ${source.slice(0, 40)}; put quotes around it`);
    return { kind: 'broken', at, label };
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' && value !== null) return { kind: 'broken', at, label };
  return { kind: 'scalar', value, source, at, label, locate: locator(scalar, source, at, to) };
}

/** Finds characters of a scalar's value in the file; where escapes or folding are in the way, its beginning. */
function locator(scalar: Scalar, value: string, at: Position, to: Conversion): (offset: number) => Position {
  if (!scalar.range) return () => at;
  const [start, end] = scalar.range;
  const raw = to.text.slice(start, end);
  if (scalar.type === Scalar.BLOCK_LITERAL) return (offset) => inBlock(value, raw, start, offset, to);
  const inside = raw.indexOf(value);
  return inside < 0 ? () => at : (offset) => to.positionOf(start + inside + Math.min(offset, value.length));
}

function inBlock(value: string, raw: string, start: number, offset: number, to: Conversion): Position {
  const before = value.slice(0, offset).split('\n');
  const rawLines = raw.split('\n');
  const firstFilled = rawLines.findIndex((line, index) => index > 0 && line.trim() !== '');
  const indent = /^ */.exec(rawLines[firstFilled] ?? '')?.[0].length ?? 0;
  const skipped = rawLines.slice(0, before.length).reduce((sum, line) => sum + line.length + 1, 0);
  return to.positionOf(Math.min(start + skipped + indent + (before.at(-1)?.length ?? 0), start + raw.length));
}

function isPlaced(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
