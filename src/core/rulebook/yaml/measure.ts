import { MAX_DEPTH } from './limits.js';
import type { YamlNode } from './yaml-node.js';

/** What is too much in a tree, in which nodes that stand in several places count in each. It looks at no more than it may. */
export function excessIn(root: YamlNode, nodesLeft: number): { readonly nodes: number; readonly tooMany: boolean; readonly tooDeep: boolean } {
  let nodes = 0;
  let tooDeep = false;
  const visit = (node: YamlNode, depth: number): void => {
    nodes += 1;
    tooDeep ||= depth > MAX_DEPTH;
    if (tooDeep || nodes > nodesLeft) return;
    if (node.kind === 'map') for (const { value } of node.entries) visit(value, depth + 1);
    if (node.kind === 'list') for (const item of node.items) visit(item, depth + 1);
  };
  visit(root, 1);
  return { nodes, tooMany: nodes > nodesLeft, tooDeep };
}
