import { behalfOf } from '../../approval/stand-in.js';
import { fieldsOf } from '../../approval/fields-of.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { emit, nextId } from '../draft.js';
import { namedPerson, withOpinion, type Use } from './use.js';

/** Shows the case to somebody, who is asked for nothing. */
export function copy(use: Use): Draft {
  const { draft, task, command } = use;
  const { actor, at } = command;
  return emit(draft, { type: 'CopySent', copy: nextId(draft, 'copy'), task: task.id, state: task.state, to: namedPerson(use).id, by: actor.id, ...behalfOf(actor), at, ...withOpinion(command) });
}

export function urge({ draft, task, command }: Use): Draft {
  const { actor, at } = command;
  return emit(draft, { type: 'TaskUrged', task: task.id, by: actor.id, ...behalfOf(actor), at, ...withOpinion(command) });
}

/** Keeps with the task what a person has filled in so far. It may be unfinished, but not more than the step lets one write. */
export function save({ draft, task, definition, command }: Use): Draft {
  const fields = command.fields ?? {};
  const writable = new Set([...definition.actions.values()].flatMap((action) => [...fieldsOf(definition, action).keys()]));
  const strange = Object.keys(fields).find((name) => !writable.has(name));
  if (strange !== undefined) {
    throw new Refusal({ code: 'field-not-editable', message: `Expected fields that this step lets one write (${[...writable].join(', ') || 'none'}), but found "${strange}".` });
  }
  return emit(draft, { type: 'DraftSaved', task: task.id, person: command.actor.id, fields });
}
