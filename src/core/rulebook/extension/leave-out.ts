import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { wrongKind } from '../reader/wrong-kind.js';
import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';
import { isNamedList, namedIn, type PartPath } from './part.js';

/** The workflow without the parts that `without` names, each by the keys that lead to it: `states.deciding.task.actions.left`. */
export function leaveOut(base: YamlNode, without: YamlNode | undefined, report: Reading['report']): YamlNode {
  if (without === undefined) return base;
  if (without.kind !== 'list') {
    wrongKind(without, 'a list of parts such as states.deciding', { report });
    return base;
  }
  return without.items.reduce((root, item) => {
    if (item.kind === 'scalar' && typeof item.value === 'string') return remove(root, item.source, [], (known) => missing(item.source, item.at, known, report));
    wrongKind(item, 'a part such as states.deciding', { report });
    return root;
  }, base);
}

function remove(node: YamlNode, rest: string, path: PartPath, missingAmong: (known: readonly string[]) => void): YamlNode {
  const entries = entriesIn(node, path);
  const entry = entries.find(({ key }) => rest === key) ?? entries.find(({ key }) => rest.startsWith(`${key}.`));
  if (!entry) {
    missingAmong(entries.map(({ key }) => [...path, key].join('.')));
    return node;
  }
  const changed = rest === entry.key ? undefined : { ...entry, value: remove(entry.value, rest.slice(entry.key.length + 1), [...path, entry.key], missingAmong) };
  return replaced(node, entry, changed);
}

function entriesIn(node: YamlNode, path: PartPath): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries;
  return node.kind === 'list' && isNamedList(path) ? node.items.flatMap(namedIn) : [];
}

function replaced(node: YamlNode, old: YamlEntry, changed: YamlEntry | undefined): YamlNode {
  if (node.kind === 'map') return { ...node, entries: node.entries.flatMap((entry) => (entry.key === old.key ? (changed ?? []) : entry)) };
  if (node.kind !== 'list') return node;
  const items = node.items.flatMap((item): readonly YamlNode[] => {
    const named = namedIn(item);
    if (!named.some(({ key }) => key === old.key)) return [item];
    const entries = named.flatMap((entry) => (entry.key === old.key ? (changed ?? []) : entry));
    return entries.length > 0 ? [{ kind: 'map', at: item.at, label: item.label, entries }] : [];
  });
  return { ...node, items };
}

function missing(part: string, at: Position, known: readonly string[], report: Reading['report']): void {
  report('unknown-part', at, `Expected a part of the workflow that is extended, but found ${quoted(part)}`, nearestName(part, known));
}
