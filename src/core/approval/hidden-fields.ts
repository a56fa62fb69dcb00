import type { Actor } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { TaskDefinition, WorkflowDefinition } from '../model/definition.js';
import { stepsOf } from './steps-of.js';

/** Whether anything in a workflow is hidden from anybody. */
export function hidesFields({ data, states }: Pick<WorkflowDefinition, 'data' | 'states'>): boolean {
  return [...data.fields.values()].some(({ hidden }) => hidden) || [...states.values()].some(({ task }) => hiddenAt(task).length > 0);
}

/**
 * The fields of a case that a person may not see: those that every step in which the person has a part, or from which the person was sent a copy, hides, and, for whoever has
 * started the case, those that are hidden everywhere.
 * @param actor also as a deputy: then with the parts of the person behind
 */
export function hiddenFields({ data, states }: WorkflowDefinition, state: CaseState, actor: Actor): ReadonlySet<string> {
  if (!hidesFields({ data, states })) return new Set();
  const everywhere = [...data.fields.values()].filter(({ hidden }) => hidden).map(({ id }) => id);
  const copied = Object.values(state.copies ?? {}).flatMap((copy) => (copy.to === actor.id ? [copy.state] : []));
  const parts = [...stepsOf(state, actor), ...copied].flatMap((path) => states.get(path)?.task ?? []).map((task) => new Set(hiddenAt(task)));
  const views = parts.length === 0 || state.startedBy === actor.id ? [...parts, new Set(everywhere)] : parts;
  return new Set([...data.fields.keys()].filter((field) => views.every((hidden) => hidden.has(field))));
}

function hiddenAt(task: TaskDefinition | undefined): readonly string[] {
  return [...(task?.shows ?? [])].flatMap(([field, how]) => (how === 'hidden' ? [field] : []));
}
