import type { StateKind } from '../../model/definition.js';
import type { Position } from '../../model/diagnostic.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';

/** Keys that make no sense in a state of some kind. */
const MISPLACED: Readonly<Record<StateKind, readonly string[]>> = {
  atomic: ['initial', 'onDone', 'history', 'target'],
  compound: ['history', 'target', 'gap'],
  parallel: ['initial', 'history', 'target', 'gap'],
  final: ['initial', 'states', 'task', 'on', 'always', 'after', 'sla', 'onDone', 'history', 'target', 'gap'],
  history: ['initial', 'states', 'task', 'on', 'always', 'after', 'sla', 'onDone', 'entry', 'exit', 'gap'],
};

/** Tells the kind of a state, and reports keys that do not belong to it and a beginning that is missing. */
export function checkKeysOfKind(node: YamlNode, at: Position, reading: Reading): StateKind {
  const kind = kindOf(node);
  if (node.kind !== 'map') return kind;
  for (const { key, at: keyAt } of node.entries) {
    if (MISPLACED[kind].includes(key)) reading.report('unknown-key', keyAt, `Expected ${NAMES[kind]} without ${quoted(key)}, but found it`);
  }
  if (kind === 'compound' && !valueUnder(node, 'initial')) reading.report('missing-initial', at, 'Expected the key "initial" with the state to begin in, but it is missing');
  if (kind === 'parallel' && !valueUnder(node, 'states')) reading.report('missing-key', at, 'Expected the key "states", because a parallel state is made of states, but it is missing');
  const gap = node.entries.find(({ key }) => key === 'gap');
  if (kind === 'atomic' && gap && !valueUnder(node, 'task')) reading.report('missing-key', gap.at, 'Expected the key "task", because somebody has to decide what is left open, but it is missing');
  return kind;
}

const NAMES: Readonly<Record<StateKind, string>> = {
  atomic: 'a state without states of its own to be',
  compound: 'a state with states to be',
  parallel: 'a parallel state',
  final: 'a final state',
  history: 'a history state',
};

function kindOf(node: YamlNode): StateKind {
  const type = valueUnder(node, 'type');
  const written = type?.kind === 'scalar' ? type.value : undefined;
  if (written === 'parallel' || written === 'final' || written === 'history') return written;
  return valueUnder(node, 'states') ? 'compound' : 'atomic';
}
