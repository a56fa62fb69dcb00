import { canPass } from '../../model/approving-action.js';
import type { TaskDefinition } from '../../model/definition.js';
import type { VoteDefinition } from '../../model/verb-definition.js';
import type { Position } from '../../model/diagnostic.js';
import { nearestName } from '../nearest-name.js';
import { list, oneOrMany } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { boolean, word } from '../reader/scalars.js';
import { nobody } from './nobody.js';
import { seats } from './seat.js';
import { stateName } from './state-name.js';
import { derivedActions, taskActions } from './task-actions.js';
import { taskVerbs } from './verbs.js';
import { mode } from './vote.js';
import { taskFields, type TaskFields } from './writable-fields.js';

const exclusions = record({ 'acted-in': withDefault(oneOrMany(stateName), []), starter: withDefault(boolean, false), people: optional(expression) });

const NO_FIELDS: TaskFields = { fields: new Map() };

/**
 * A task of a state.
 * @param handled the triggers that its state handles; where the task lists no actions, they decide what it offers
 */
export function task(handled: readonly string[]): Reader<TaskDefinition> {
  const read = record({
    for: required(seats),
    mode: withDefault(mode, { mode: 'any' as const }),
    distinct: withDefault(boolean, false),
    not: optional(exclusions),
    article: optional(nameOf('article')),
    actions: optional(taskActions),
    fields: withDefault(taskFields, NO_FIELDS),
    verbs: withDefault(taskVerbs, new Map()),
    sees: optional(list(nameOf('field'))),
    nobody: optional(nobody),
    starter: optional(word('act', 'skip', 'leader')),
  });
  return (node, reading) => {
    const listed = node.kind === 'map' && node.entries.some(({ key }) => key === 'actions');
    const derived = listed ? new Map() : derivedActions(handled, node.label, reading);
    const found = read(node, reading);
    if (!found) return undefined;
    const { not, actions = derived, mode: how, sees, nobody: missing, starter, fields, ...rest } = found;
    checkVote(how.vote, actions, found.at, reading);
    checkVerbs(found.verbs, actions, reading);
    const whole: TaskDefinition = { ...rest, fields: fields.fields, ...sight(fields, actions, reading), ...how, notActedIn: not?.['acted-in'] ?? [], notStarter: not?.starter ?? false, ...(not?.people && { notPeople: not.people }), actions, ...(sees && { sees: new Set(sees) }), ...(missing && { nobody: missing }), ...(starter && { starter }) };
    checkPassing(whole, reading);
    checkHidden(whole, reading);
    return whole;
  };
}

/** What is voted on is what somebody can do, and what a failed vote comes to is an outcome like any other. */
function checkVote(vote: VoteDefinition | undefined, actions: TaskDefinition['actions'], at: Position, reading: Reading): void {
  if (!vote) return;
  const outcomes = [...actions.values()].map(({ outcome }) => outcome);
  reading.sightings.outcomes.push({ name: vote.failed, state: reading.state, at });
  if (outcomes.length > 0 && !outcomes.includes(vote.for)) reading.report('bad-value', at, `Expected an action with the outcome ${quoted(vote.for)}, because the task votes on it, but there is none`, nearestName(vote.for, outcomes));
}

/** What passes a task by itself has to be able to: nothing to write, nothing to do. And the starter who may not act may not pass it either. */
function checkPassing(task: TaskDefinition, reading: Reading): void {
  const passes = task.nobody?.kind === 'pass' ? '"nobody: pass"' : task.starter === 'skip' ? '"starter: skip"' : undefined;
  if (passes !== undefined && task.actions.size > 0 && !canPass(task)) {
    reading.report('bad-value', task.at, `Expected an action that needs nothing from a person (no required field, input or opinion, and no "does"), because of ${passes}, but the task has none`);
  }
  if (task.notStarter && (task.starter === 'act' || task.starter === 'skip')) {
    reading.report('bad-value', task.at, `Expected "starter: leader" beside "not: { starter: true }", but found "starter: ${task.starter}"`);
  }
}

/** What the people of a task see: fields that are hidden everywhere stay so here, unless the task or one of its actions names them. */
function sight({ fields, shows = new Map<string, 'hidden' | 'read-only'>() }: TaskFields, actions: TaskDefinition['actions'], { known }: Reading): Pick<TaskDefinition, 'shows' | 'sees'> {
  const named = (name: string): boolean => shows.has(name) || fields.has(name) || [...actions.values()].some((action) => action.fields.has(name));
  const whole = new Map([...shows, ...known.hiddenFields.filter((name) => !named(name)).map((name) => [name, 'hidden'] as const)]);
  const seen = [...known.field.names].filter((name) => whole.get(name) !== 'hidden');
  return whole.size > 0 ? { shows: whole, sees: new Set(seen) } : {};
}

/** Nobody can write, or decide by, what is not shown. */
function checkHidden({ actions, shows, sees, at }: TaskDefinition, reading: Reading): void {
  for (const name of [...(shows ?? [])].filter(([, how]) => how === 'hidden').map(([hidden]) => hidden)) {
    const writes = [...actions.values()].find((action) => action.fields.has(name));
    if (writes) reading.report('bad-value', writes.at, `Expected fields that the task shows, but ${quoted(writes.id)} writes ${quoted(name)}, which is hidden`);
    if (sees?.has(name)) reading.report('bad-value', at, `Expected "sees" to name fields that the task shows, but ${quoted(name)} is hidden`);
  }
}

/** One name, one meaning: a task offers a name as an action or as a verb. */
function checkVerbs(verbs: TaskDefinition['verbs'], actions: TaskDefinition['actions'], reading: Reading): void {
  for (const { id, at } of verbs.values()) {
    if (actions.has(id)) reading.report('bad-name', at, `Expected either the action or the verb ${quoted(id)}, but the task offers both: its state handles ${quoted(actions.get(id)?.outcome ?? '')}`);
  }
}
