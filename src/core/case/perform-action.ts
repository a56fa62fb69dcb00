import { behalfOf } from '../approval/stand-in.js';
import { fieldsOf, type WritableFields } from '../approval/fields-of.js';
import { approvingAction } from '../model/approving-action.js';
import type { OpenTask } from '../model/case-state.js';
import type { Command, PerformAction } from '../model/command.js';
import type { TaskActionDefinition } from '../model/definition.js';
import { Refusal } from '../model/refusal.js';
import { act } from './act.js';
import { decideTask } from './complete-task.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { findAction } from './find-task.js';
import { checkData } from './moves.js';
import { seatFor } from './seat-for.js';

/** A person acts on a task: checked, recorded, and, once the task's mode is satisfied, the machine moves. */
export function performAction(draft: Draft, command: Command & PerformAction): Draft {
  const { task, definition, action } = findAction(draft, command.task, command.action);
  const finding = seatFor(draft.deed.workflow, draft.state, task, definition, action.id, command.actor);
  if ('refused' in finding) throw new Refusal(finding.refused);
  checkTogether(action, command);
  checkOpinion(action, command);
  checkInput(draft, action, command);
  const written = writeFields(draft, fieldsOf(definition, action), command);
  const { seat } = finding;
  // What a deputy approves stands for nobody later: whoever comes then is asked.
  const approves = draft.deed.workflow.definition.asksOnce === true && !command.actor.onBehalfOf && action.outcome === approvingAction(definition)?.outcome ? action.outcome : undefined;
  const performed = record(written, task, seat, command, approves);
  const { seat: _seat, ...acted } = act(action.does, { ...performed, seat: task.seats[seat], article: task.article, within: task.state });
  checkData(acted);
  return decideTask(acted, task.id, definition, action.id);
}

function checkTogether(action: TaskActionDefinition, { together }: PerformAction): void {
  if (together === undefined || action.together === true) return;
  throw new Refusal({ code: 'one-by-one', message: `Expected an action that the step lets one do with several tasks at once, but "${action.id}" is done one by one.` });
}

function checkOpinion(action: TaskActionDefinition, command: PerformAction): void {
  if (action.opinion === 'required' && !command.opinion?.trim()) {
    throw new Refusal({ code: 'opinion-missing', message: `Expected an opinion with "${action.id}", but none was given.` });
  }
}

function checkInput(draft: Draft, action: TaskActionDefinition, command: PerformAction): void {
  const faults = draft.deed.workflow.inputFaults(action, command.input ?? {});
  const first = faults[0];
  if (!first) return;
  throw new Refusal({
    code: 'data-invalid',
    message: `Expected input that fits "${action.id}", but ${first.path || '/'}: ${first.message}.`,
    details: faults.map(({ path, message }) => ({ path, message })),
  });
}

function writeFields(draft: Draft, writable: WritableFields, command: PerformAction): Draft {
  const fields = command.fields ?? {};
  const strange = Object.keys(fields).find((name) => !writable.has(name));
  if (strange !== undefined) {
    const open = [...writable.keys()].join(', ') || 'none';
    throw new Refusal({ code: 'field-not-editable', message: `Expected fields that this step lets one write (${open}), but found "${strange}".` });
  }
  // In edition 1 a value from an earlier round was enough.
  const earlier = draft.deed.workflow.rulebook.definition.edition > 1 ? {} : draft.state.data;
  const missing = [...writable].filter(([name, need]) => need === 'required' && (fields[name] ?? earlier[name] ?? null) === null).map(([name]) => name);
  if (missing.length > 0) {
    throw new Refusal({
      code: 'data-invalid',
      message: `Expected a value for ${missing.join(', ')}, but there is none.`,
      details: missing.map((name) => ({ path: `/${name}`, message: 'expected a value' })),
    });
  }
  return Object.keys(fields).length > 0 ? emit(draft, { type: 'DataChanged', changes: fields }) : draft;
}

function record(draft: Draft, task: OpenTask, seat: number, command: Command & PerformAction, approves: string | undefined): Draft {
  const { action, actor, at, opinion, input } = command;
  return emit(draft, {
    type: 'ActionPerformed',
    task: task.id,
    action,
    person: actor.id,
    ...behalfOf(actor),
    seat,
    at,
    ...(opinion !== undefined && { opinion }),
    ...(input !== undefined && { input }),
    ...(approves !== undefined && { approves }),
  });
}
