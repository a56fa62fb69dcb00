import { ANY_NAMES, type Names } from '../../reader/known.js';
import { checkNameAmong } from '../../reader/references.js';
import type { Reader, Reading } from '../../reader/reading.js';
import { string } from '../../reader/scalars.js';
import { valueUnder, type YamlNode } from '../../yaml/yaml-node.js';

/** A field of the workflow that a map names. */
export function fieldOf(node: YamlNode, reading: Reading): Reader<string> {
  return nameAmong('field', namesFor(node, reading.known.fieldsOf));
}

/** A state of the workflow that a map names. */
export function stateOf(node: YamlNode, reading: Reading): Reader<string> {
  return nameAmong('state', namesFor(node, reading.known.statesOf));
}

function namesFor(node: YamlNode, all: ReadonlyMap<string, Names>): Names {
  const workflow = valueUnder(node, 'workflow');
  return workflow?.kind === 'scalar' ? (all.get(workflow.source) ?? ANY_NAMES) : ANY_NAMES;
}

function nameAmong(kind: 'field' | 'state', names: Names): Reader<string> {
  return (node, reading) => {
    const name = string(node, reading);
    return name !== undefined && checkNameAmong(kind, names, name, node.at, reading) ? name : undefined;
  };
}
