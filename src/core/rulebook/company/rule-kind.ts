import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';

/** What a file beside `rulebook.yaml` can hold; the kind is its first key. */
export const RULE_KINDS = ['table', 'ladder', 'score', 'allocation', 'rate'] as const;

export type RuleKind = (typeof RULE_KINDS)[number];

/** The kind of rule in a file; a table where none is named, so that the fault is told as one of a table. */
export function ruleKind(root: YamlNode | undefined): RuleKind {
  return RULE_KINDS.find((kind) => valueUnder(root, kind) !== undefined) ?? 'table';
}
