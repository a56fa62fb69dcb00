import { findSeat } from '../../core/approval/find-seat.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { ScenarioStep } from '../../core/model/scenario.js';
import type { UserInstruction } from '../command-service.js';
import { deadlineAt } from './deadline-at.js';
import { Deviation } from './deviation.js';
import { taskForVerb } from './task-for-verb.js';

/** A step in which somebody does something to a case. */
export type Deed = Extract<ScenarioStep, { readonly kind: 'act' | 'put' | 'change-deadline' | 'signal' | 'change' | 'cancel' }>;
type Act = Extract<ScenarioStep, { readonly kind: 'act' }>;

/** The case that a step is about, as it stands. */
export interface Target {
  readonly workflow: CompiledWorkflow;
  readonly state: CaseState;
}

/**
 * What a step of an example tells its case.
 * @param face who acts, and for whom
 * @throws Deviation where no task offers what is to be done
 */
export function instructionOf(step: Deed, { workflow, state }: Target, face: (step: Act) => Actor, where: string): UserInstruction {
  const { id } = state;
  if (step.kind === 'signal') return { type: 'SignalCase', case: id, signal: step.signal, data: step.data };
  if (step.kind === 'change') return { type: 'ChangeData', case: id, changes: step.changes, reason: step.reason };
  if (step.kind === 'cancel') return { type: 'CancelCase', case: id, reason: step.reason };
  if (step.kind === 'put') return { type: step.verb === 'jump' ? 'JumpCase' : 'ReopenCase', case: id, to: step.to, reason: step.reason };
  if (step.kind === 'change-deadline') return { type: 'ChangeDeadline', case: id, of: deadlineAt(step.of, state), to: step.to, reason: step.reason };
  const { action, fields, input, opinion, together, to, where: place } = step;
  const use = taskForVerb(workflow, state, step, face(step));
  if (use) return { type: 'UseVerb', case: id, ...use, ...(to !== undefined && { to }), ...(place && { where: place }), ...(opinion !== undefined && { opinion }), ...(use.verb === 'save' && { fields }) };
  const task = taskFor({ workflow, state }, step, face(step), where);
  return { type: 'PerformAction', case: id, task, action, fields, input, ...(opinion !== undefined && { opinion }), ...(together === true && { together: 2 }) };
}

function taskFor({ workflow, state }: Target, step: Act, actor: Actor, where: string): string {
  const states = workflow.definition.states;
  const offered = Object.values(state.tasks).filter((task) => (step.in === undefined || task.state === step.in) && states.get(task.state)?.task?.actions.has(step.action));
  const mine = offered.find((task) => {
    const definition = states.get(task.state)?.task;
    return definition && 'seat' in findSeat(task, definition, actor, state);
  });
  const task = mine ?? offered[0];
  if (task) return task.id;
  const open = Object.values(state.tasks).map((one) => one.state).join(', ') || 'none';
  throw new Deviation(`Expected an open task that offers "${step.action}" in ${where}, but the open tasks are: ${open}.`);
}
