import type { YamlNode } from '../yaml/yaml-node.js';

/** A node as a diagnostic names it. */
export function describe(node: YamlNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'broken') return 'something unreadable';
  if (node.value === null) return 'nothing';
  return quoted(node.source);
}

/** A name in quotes, shortened. */
export function quoted(name: string): string {
  return name.length > 60 ? `"${name.slice(0, 60)}…"` : `"${name}"`;
}
