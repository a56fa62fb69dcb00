import type { StateDefinition, StateKind } from '../../model/definition.js';
import { checkId, mapOf, type EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, withDefault, type Key } from '../reader/record.js';
import { text, word } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { actions } from './actions.js';
import { after } from './after.js';
import { checkKeysOfKind } from './check-keys-of-kind.js';
import { initialState } from './initial-state.js';
import { joinPath } from './resolve-target.js';
import { sla } from './sla.js';
import { target } from './target.js';
import { task } from './task.js';
import { transitions } from './transition.js';
import { triggers } from './triggers.js';

/** How the keys are read that a state has in common with the whole workflow. */
interface Behaviour {
  readonly untested: Key<StateDefinition['untested']>;
  readonly initial: Key<string | undefined>;
  readonly states: Key<readonly StateDefinition[]>;
  readonly on: Key<StateDefinition['on']>;
  readonly always: Key<StateDefinition['always']>;
  readonly after: Key<StateDefinition['after']>;
  readonly sla: Key<StateDefinition['sla']>;
  readonly onDone: Key<StateDefinition['onDone']>;
  readonly entry: Key<StateDefinition['entry']>;
  readonly exit: Key<StateDefinition['exit']>;
}

/** The keys that a state has in common with the whole workflow. */
export function behaviour(node: YamlNode): Behaviour {
  return {
    untested: optional(text),
    initial: optional(initialState(childNames(node))),
    states: withDefault(childStates, []),
    on: withDefault(triggers, []),
    always: withDefault(transitions, []),
    after: withDefault(after, []),
    sla: optional(sla),
    onDone: withDefault(transitions, []),
    entry: withDefault(actions, []),
    exit: withDefault(actions, []),
  };
}

/** A state, together with all states in it. */
const state: EntryReader<StateDefinition> = (entry, outer) => {
  const { at, value: node } = entry;
  checkId(entry, outer);
  const path = joinPath(outer.state, entry.key);
  const reading: Reading = { ...outer, state: path };
  const kind = checkKeysOfKind(node, at, reading);
  const found = record({
    ...behaviour(node),
    type: optional(word('parallel', 'final', 'history')),
    history: withDefault(word('shallow', 'deep'), 'shallow'),
    target: optional(target),
    title: optional(text),
    article: optional(nameOf('article')),
    gap: optional(text),
    task: optional(task(handledBy(node))),
  })(node, reading);
  return found && finished(path, kind, found);
};

const childStates: Reader<readonly StateDefinition[]> = (node, reading) => {
  const found = mapOf(state, 'a map from names to states')(node, reading);
  return found && [...found.values()];
};

/** What a state or a whole workflow was read into: a definition, but for the keys that only the YAML has. */
type Found = Omit<StateDefinition, 'path' | 'kind' | 'children' | 'deep' | 'fallback'> & {
  readonly states: readonly StateDefinition[];
  readonly history?: 'shallow' | 'deep';
  readonly target?: string | undefined;
};

/** Makes the definition of a state out of what was read. */
export function finished(path: string, kind: StateKind, found: Found): StateDefinition {
  const { title, article, gap, untested, initial, task: work, on, always, after: later, sla: clock, onDone, entry, exit, at } = found;
  const own = { title, article, ...(gap !== undefined && { gap }), ...(untested !== undefined && { untested }), initial, task: work, on, always, after: later, ...(clock && { sla: clock }), onDone, entry, exit, at };
  return { path, kind, children: found.states, deep: found.history === 'deep', fallback: found.target, ...own };
}

function handledBy(node: YamlNode): readonly string[] {
  return namesUnder(node, 'on');
}

function childNames(node: YamlNode): readonly string[] {
  return namesUnder(node, 'states');
}

function namesUnder(node: YamlNode, key: string): readonly string[] {
  const map = valueUnder(node, key);
  return map?.kind === 'map' ? map.entries.map((entry) => entry.key) : [];
}
