import type { OpenTask } from '../model/case-state.js';
import type { TaskActionDefinition, TaskDefinition } from '../model/definition.js';
import { voteOutcome } from './count-votes.js';
import { blockOf, emptySeats, rootSeats, settledSeats } from './seats.js';

/**
 * What the performances so far decide: an outcome, or undefined while seats are still to be heard. With `any` the first
 * seat decides, together with the signers that it has added. With `all` and `sequence` every seat is heard. A decisive
 * action (reject, return) ends the task at once, but for the yes and no of a vote, which are counted.
 */
export function outcomeOf(task: OpenTask, definition: TaskDefinition): string | undefined {
  const last = task.performed.at(-1);
  const action = last && definition.actions.get(last.action);
  if (!action) return undefined;
  if (action.decisive && !isVote(action, definition)) return action.outcome;
  switch (task.mode) {
    case 'any':
      return isAnyHeard(task) ? action.outcome : undefined;
    case 'all':
    case 'sequence':
      return emptySeats(task).length === 0 ? action.outcome : undefined;
    case 'vote':
      return definition.vote && voteOutcome(task, definition, definition.vote);
  }
}

function isVote({ outcome }: TaskActionDefinition, { vote }: TaskDefinition): boolean {
  return vote !== undefined && (outcome === vote.for || outcome === vote.failed);
}

function isAnyHeard(task: OpenTask): boolean {
  const settled = settledSeats(task);
  return rootSeats(task).some((seat) => blockOf(task, seat).every((one) => settled.has(one)));
}
