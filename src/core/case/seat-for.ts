import { canBeFilled } from '../approval/can-be-filled.js';
import { findSeat, type SeatFinding } from '../approval/find-seat.js';
import { behalfOf } from '../approval/stand-in.js';
import { outcomeOf } from '../approval/outcome-of.js';
import { everybody } from '../approval/to-actor.js';
import type { Actor } from '../model/actor.js';
import type { CaseState, OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { CompiledWorkflow } from './compiled.js';

/**
 * The seat that a person would fill with an action, or why there is none. Where people have to differ and the order or the verbs of
 * a workflow, or a deputy, can bring them together, it is a seat after which somebody is left for each of the others.
 */
export function seatFor({ definition: workflow, rulebook }: CompiledWorkflow, state: CaseState, task: OpenTask, definition: TaskDefinition, action: string, actor: Actor): SeatFinding {
  const finding = findSeat(task, definition, actor, state);
  if ('refused' in finding || !task.distinct || !(workflow.keepsTrail || task.mode === 'sequence' || task.mode === 'vote' || actor.onBehalfOf)) return finding;
  const people = everybody(rulebook.definition);
  const leavesOthers = (seat: number): boolean => {
    const after = { ...task, performed: [...task.performed, { person: actor.id, ...behalfOf(actor), seat, action, at: '' }] };
    return outcomeOf(after, definition) !== undefined || canBeFilled(after, definition, people, state);
  };
  const best = finding.seats.find(leavesOthers);
  if (best !== undefined) return { ...finding, seat: best };
  if (!canBeFilled(task, definition, people, state)) return finding;
  return {
    refused: {
      code: 'not-allowed',
      message: `Expected somebody to be left for each seat of this task, but ${actor.id} is needed for a later one.`,
      ...(task.article !== undefined && { article: task.article }),
    },
  };
}
