import type { RecipientRule } from '../../model/action-definition.js';
import { oneOrMany } from '../reader/collections.js';
import type { Reader } from '../reader/reading.js';
import { record, required } from '../reader/record.js';
import { word } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { levels, seat } from './seat.js';

const leaderOfTask = record({ leader: required(levels), of: required(word('task')) });

const recipient: Reader<RecipientRule> = (node, reading) => {
  if (isTask(node)) return { kind: 'task' };
  if (node.kind !== 'map' || !valueUnder(node, 'leader') || !isTask(valueUnder(node, 'of'))) return seat(node, reading);
  const found = leaderOfTask(node, reading);
  return found && { kind: 'task-leader', levels: found.leader };
};

function isTask(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === 'task';
}

/** Who is told: as who may act, and `task` for those whom the tasks of this state wait for. */
export const recipients: Reader<readonly RecipientRule[]> = (node, reading) => oneOrMany(recipient)(node, reading);
