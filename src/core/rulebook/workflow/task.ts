import type { TaskDefinition } from '../../model/definition.js';
import { oneOrMany } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { boolean, word } from '../reader/scalars.js';
import { seats } from './seat.js';
import { stateName } from './state-name.js';
import { derivedActions, taskActions } from './task-actions.js';
import { writableFields } from './writable-fields.js';

const exclusions = record({ 'acted-in': withDefault(oneOrMany(stateName), []), starter: withDefault(boolean, false), people: optional(expression) });

/**
 * A task of a state.
 * @param handled the triggers that its state handles; where the task lists no actions, they decide what it offers
 */
export function task(handled: readonly string[]): Reader<TaskDefinition> {
  const read = record({
    for: required(seats),
    mode: withDefault(word('any', 'all'), 'any'),
    distinct: withDefault(boolean, false),
    not: optional(exclusions),
    article: optional(nameOf('article')),
    actions: optional(taskActions),
    fields: withDefault(writableFields, new Map()),
  });
  return (node, reading) => {
    const listed = node.kind === 'map' && node.entries.some(({ key }) => key === 'actions');
    const derived = listed ? new Map() : derivedActions(handled, node.label, reading);
    const found = read(node, reading);
    if (!found) return undefined;
    const { not, actions, ...rest } = found;
    return { ...rest, notActedIn: not?.['acted-in'] ?? [], notStarter: not?.starter ?? false, ...(not?.people && { notPeople: not.people }), actions: actions ?? derived };
  };
}
