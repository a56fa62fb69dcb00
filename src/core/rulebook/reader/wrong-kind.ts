import { fullWidthHint } from '../yaml/explain-fault.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import { describe } from './describe.js';
import type { Reading } from './reading.js';

/** Reports that a node is not what was expected, unless it has been reported as broken. */
export function wrongKind(node: YamlNode, expected: string, reading: Pick<Reading, 'report'>): undefined {
  if (node.kind !== 'broken') reading.report('wrong-kind', node.at, `Expected ${expected}, but found ${describe(node)}${node.kind === 'scalar' ? fullWidthHint(node.source) : ''}`);
  return undefined;
}
