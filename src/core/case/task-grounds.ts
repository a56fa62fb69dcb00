import { feelName } from '../expression/feel-name.js';
import { namesUsed } from '../expression/check.js';
import type { CaseState } from '../model/case-state.js';
import type { Command } from '../model/command.js';
import type { TaskDefinition, TransitionDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import type { HistoryEntry } from '../model/history-entry.js';
import type { Json } from '../model/json.js';
import type { Text } from '../model/text.js';
import type { CompiledWorkflow } from './compiled.js';
import { conclude } from './decide.js';
import { applyEntry } from './replay.js';

/** A transition by which a case came to a task. */
export interface WayTaken {
  /** Path of the state, or null where the case stayed. */
  readonly to: string | null;
  readonly title?: Text;
  readonly article?: string;
  /** The condition that held, in FEEL. */
  readonly guard?: string;
  /** There was a condition, and it rests on what is hidden from whoever asks. */
  readonly withheld?: true;
}

/** Something that the decision used, as it stood then. */
export interface UsedValue {
  readonly id: string;
  readonly title?: Text;
  readonly article?: string;
  readonly value: Json;
}

/** Why a task stands where it does: the command that opened it, the way, and the facts that were used. */
export interface TaskGrounds {
  readonly revision: number;
  readonly at: string;
  /** Who gave the command. */
  readonly by: string;
  readonly command: Pick<Command, 'type'> & {
    readonly action?: string;
    /** Path of the state that the action was taken in. */
    readonly state?: string;
    readonly verb?: string;
    readonly signal?: string;
  };
  readonly article?: string;
  readonly way: readonly WayTaken[];
  readonly fields: readonly UsedValue[];
  readonly parameters: readonly UsedValue[];
  /** What was looked up elsewhere. */
  readonly facts: readonly UsedValue[];
}

/** How a seat of a task has come from one person to another since it was opened. */
export interface HandedOn {
  readonly how: 'transferred' | 'delegated' | 'handed-back' | 'added';
  readonly revision: number;
  readonly at: string;
  /** Who did it. */
  readonly by: string;
  /** Whose it is since then. */
  readonly to: string;
  readonly opinion?: string;
}

/** What an entry has handed on of a task, in order. */
export function handedOn({ revision, command, events }: HistoryEntry, task: string): readonly HandedOn[] {
  const on = (how: HandedOn['how'], to: string, opinion: string | undefined): HandedOn => ({ how, revision, at: command.at, by: command.actor.id, to, ...(opinion !== undefined && { opinion }) });
  return events.flatMap((event) => {
    if (!('task' in event) || event.task !== task) return [];
    switch (event.type) {
      case 'SeatTransferred':
        return [on('transferred', event.to, event.opinion)];
      case 'SeatDelegated':
        return [on('delegated', event.to, event.opinion)];
      case 'SeatHandedBack':
        return [on('handed-back', event.to, event.opinion)];
      case 'SignerAdded':
        return [on('added', event.person, event.opinion)];
      default:
        return [];
    }
  });
}

/** Whether an entry has opened a task. */
export function opensTask({ events }: Pick<HistoryEntry, 'events'>, task: string): boolean {
  return events.some((event) => event.type === 'TaskOpened' && event.task === task);
}

/**
 * What the command that opened a task rested on. It is decided again for that, and nothing is kept of it.
 * @param workflow as it was decided with then
 * @param hidden fields that are not told, nor what may rest on them
 */
export function taskGrounds(workflow: CompiledWorkflow, before: CaseState | undefined, { revision, command, events }: HistoryEntry, task: string, hidden: ReadonlySet<string>): TaskGrounds | undefined {
  const opened = events.find((event) => event.type === 'TaskOpened' && event.task === task);
  if (opened?.type !== 'TaskOpened') return undefined;
  const again = conclude(workflow, before, command);
  const taken = again.accepted ? again.taken : [];
  const definition = workflow.definition.states.get(opened.state)?.task;
  const names = namesOf(workflow);
  const seen = (expression: Expression): boolean => hidden.size === 0 || used(expression, names).every(({ kind, id }) => kind === 'parameter' || (kind === 'field' && !hidden.has(id)));
  const shown = [...taken.flatMap(({ guard }) => guard ?? []), ...askedFor(definition)].filter(seen);
  const { data } = applyEntry(before, events);
  const article = opened.article;
  return {
    revision,
    at: command.at,
    by: command.actor.id,
    command: named(command, before),
    ...(article !== undefined && { article }),
    way: taken.map((transition) => wayOf(transition, workflow, seen)),
    ...valuesOf(shown, names, workflow, { data, facts: command.facts }),
  };
}

function named(command: Command, before: CaseState | undefined): TaskGrounds['command'] {
  if (command.type === 'PerformAction') {
    const state = before?.tasks[command.task]?.state;
    return { type: command.type, action: command.action, ...(state !== undefined && { state }) };
  }
  if (command.type === 'UseVerb') return { type: command.type, verb: command.verb };
  return command.type === 'SignalCase' ? { type: command.type, signal: command.signal } : { type: command.type };
}

function wayOf({ target, guard, article }: TransitionDefinition, { definition }: CompiledWorkflow, seen: (expression: Expression) => boolean): WayTaken {
  const title = target === undefined ? undefined : definition.states.get(target)?.title;
  const withheld = guard !== undefined && !seen(guard);
  return {
    to: target ?? null,
    ...(title !== undefined && { title }),
    ...(article !== undefined && { article }),
    ...(withheld ? { withheld: true as const } : guard && { guard: guard.text }),
  };
}

/** The expressions that say who is asked. */
function askedFor(task: TaskDefinition | undefined): readonly Expression[] {
  const seats = (task?.for ?? []).flatMap((rule) => (rule.kind === 'person' ? rule.person : rule.kind === 'expression' ? rule.seats : rule.kind === 'leader' ? (rule.of ?? []) : []));
  return task?.notPeople ? [...seats, task.notPeople] : seats;
}

interface Name {
  readonly kind: 'field' | 'parameter' | 'fact' | 'rule';
  readonly id: string;
}

/** What each FEEL name of a workflow stands for. */
function namesOf({ definition, rulebook: { definition: company } }: CompiledWorkflow): ReadonlyMap<string, Name> {
  const of = (kind: Name['kind'], ids: Iterable<string>): readonly (readonly [string, Name])[] => [...ids].map((id) => [feelName(id), { kind, id }]);
  return new Map([...of('rule', company.tables.keys()), ...of('rule', company.formulas.keys()), ...of('parameter', company.parameters.keys()), ...of('fact', definition.facts.keys()), ...[...definition.data.fields.keys()].map((id) => [id, { kind: 'field', id }] as const)]);
}

function used({ text }: Expression, names: ReadonlyMap<string, Name>): readonly Name[] {
  return [...namesUsed(text, [...names.keys()])].flatMap((name) => names.get(name) ?? []);
}

function valuesOf(expressions: readonly Expression[], names: ReadonlyMap<string, Name>, { definition, rulebook }: CompiledWorkflow, { data, facts }: Pick<CaseState, 'data'> & Pick<Command, 'facts'>): Pick<TaskGrounds, 'fields' | 'parameters' | 'facts'> {
  const all = expressions.flatMap((expression) => used(expression, names));
  const ids = (kind: Name['kind']): readonly string[] => [...new Set(all.filter((name) => name.kind === kind).map(({ id }) => id))];
  return {
    fields: ids('field').map((id) => ({ id, ...titled(definition.data.fields.get(id)), value: data[id] ?? null })),
    parameters: ids('parameter').map((id) => ({ id, ...titled(rulebook.definition.parameters.get(id)), value: rulebook.definition.parameters.get(id)?.value ?? null })),
    facts: ids('fact').map((id) => ({ id, value: facts[id] ?? null })),
  };
}

function titled(part: { readonly title?: Text; readonly article?: string } | undefined): Pick<UsedValue, 'title' | 'article'> {
  return { ...(part?.title !== undefined && { title: part.title }), ...(part?.article !== undefined && { article: part.article }) };
}
