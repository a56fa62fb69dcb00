import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';

/** The keys that lead from a workflow to one of its parts; what stands in a list has no key. */
export type PartPath = readonly string[];

/** Lists whose items have names: verbs, alone or as a key with its details. They are changed by name. */
export function isNamedList(path: PartPath): boolean {
  const [last, parent] = [path.at(-1), path.at(-2)];
  return (last === 'actions' && parent === 'task') || (last === 'verbs' && (parent === 'task' || path.length === 1));
}

/** Who acts is one thing, and so is what a fact looks up: another way to say it replaces the whole. */
export function isWhole(path: PartPath): boolean {
  const [last, parent] = [path.at(-1) ?? '', path.at(-2) ?? ''];
  if (parent === 'task') return last === 'for' || last === 'nobody' || last === 'mode';
  if (parent === 'tell') return last === 'to';
  return path.length === 1 ? last === 'startedBy' : path.length === 2 ? parent === 'facts' : path.length === 3 && path[0] === 'signals' && last === 'from';
}

/** Where a name alone stands for a transition to it. */
export function isTransition(path: PartPath): boolean {
  const [last, parent] = [path.at(-1) ?? '', path.at(-2) ?? ''];
  return parent === 'on' || parent === 'after' || last === 'always' || last === 'onDone';
}

/** The named things in an item of such a list. */
export function namedIn(item: YamlNode): readonly YamlEntry[] {
  if (item.kind === 'map') return item.entries;
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
  const details: YamlNode = { kind: 'map', at: item.at, label: item.label, entries: [] };
  return [{ key: item.source, at: item.at, value: details, locate: item.locate }];
}
