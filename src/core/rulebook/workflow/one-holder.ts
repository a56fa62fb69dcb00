import type { Expression } from '../../model/expression.js';
import type { Reading } from '../reader/reading.js';
import type { YamlNode } from '../yaml/yaml-node.js';

export interface Holder {
  readonly as: 'person' | 'holder';
  readonly holder: Expression;
}

/** Whose account is meant: exactly one of `person` and `holder`. */
export function oneHolder({ person, holder }: { readonly person: Expression | undefined; readonly holder: Expression | undefined }, node: YamlNode, reading: Reading): Holder | undefined {
  if (person && !holder) return { as: 'person', holder: person };
  if (holder && !person) return { as: 'holder', holder };
  reading.report('missing-key', node.kind === 'map' ? node.label : node.at, `Expected one of the keys "person" and "holder", but ${person ? 'both are there' : 'both are missing'}`);
  return undefined;
}
