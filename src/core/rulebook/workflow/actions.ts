/**
 * Workflow files: states, transitions, tasks, and what they do. One file for each kind of thing. Readers here know the
 * names of the workflow that they stand in; they never look at another file.
 */
import type { ActionDefinition } from '../../model/action-definition.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { reportUnknownKey } from '../reader/record.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { valueUnder, type YamlMap, type YamlNode } from '../yaml/yaml-node.js';
import { ACTION_VERBS } from './action-verbs.js';

/** One action or a list of them. Several verbs in one map are several actions, in the order written. */
export const actions: Reader<readonly ActionDefinition[]> = (node, reading) => {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => actionsIn(item, reading));
};

function actionsIn(node: YamlNode, reading: Reading): readonly ActionDefinition[] {
  if (node.kind !== 'map') {
    wrongKind(node, `an action (a map with ${[...ACTION_VERBS.keys()].join(', ')})`, reading);
    return [];
  }
  const article = articleBeside(node, reading);
  return node.entries.flatMap(({ key, at, value }) => {
    if (key === 'article') return [];
    const verb = ACTION_VERBS.get(key);
    if (!verb) {
      reportUnknownKey(key, at, [...ACTION_VERBS.keys(), 'article'], reading);
      return [];
    }
    return verb(article, at)(value, reading) ?? [];
  });
}

function articleBeside(node: YamlMap, reading: Reading): string | undefined {
  const article = valueUnder(node, 'article');
  return article && nameOf('article')(article, reading);
}
