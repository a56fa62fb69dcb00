import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../yaml/yaml-node.js';
import { isNamedList, isTransition, isWhole, namedIn, type PartPath } from './part.js';

/**
 * What a workflow says of itself, laid over the one that it extends: maps are merged by key to any depth, everything else is
 * replaced. Every node keeps the position at which it was written.
 */
export function layOver(base: YamlNode, own: YamlNode, path: PartPath = []): YamlNode {
  if (own.kind !== 'map' || isWhole(path)) return own;
  if (base.kind === 'map') return mergeMaps(base, own, path);
  if (base.kind === 'list' && isNamedList(path)) return mergeNamed(base, own, path);
  if (base.kind === 'scalar' && isTransition(path)) return mergeMaps(around('target', base), own, path);
  return own;
}

function mergeMaps(base: YamlMap, own: YamlMap, path: PartPath): YamlMap {
  const kept = base.entries.map((entry) => laid(entry, own, path));
  return { ...own, entries: [...kept, ...own.entries.filter(({ key }) => !has(base.entries, key))] };
}

function mergeNamed(base: YamlList, own: YamlMap, path: PartPath): YamlList {
  const items = base.items.map((item): YamlNode => {
    const named = namedIn(item);
    return named.some(({ key }) => has(own.entries, key)) ? { kind: 'map', at: item.at, label: item.label, entries: named.map((entry) => laid(entry, own, path)) } : item;
  });
  const before = base.items.flatMap(namedIn);
  const added = own.entries.filter(({ key }) => !has(before, key)).map((entry): YamlNode => ({ kind: 'map', at: entry.at, label: entry.at, entries: [entry] }));
  return { kind: 'list', at: own.at, label: own.label, items: [...items, ...added] };
}

function laid(entry: YamlEntry, own: YamlMap, path: PartPath): YamlEntry {
  const over = own.entries.find(({ key }) => key === entry.key);
  return over ? { ...over, value: layOver(entry.value, over.value, [...path, entry.key]), over: entry.at } : entry;
}

function has(entries: readonly YamlEntry[], name: string): boolean {
  return entries.some(({ key }) => key === name);
}

function around(key: string, value: YamlNode): YamlMap {
  const { at, label } = value;
  return { kind: 'map', at, label, entries: [{ key, at, value, locate: () => at }] };
}
