import type { Actor } from '../model/actor.js';
import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { Seat } from '../model/event.js';
import type { Rejection } from '../model/verdict.js';

/** What the rules about people need to know of the case. */
export interface Standing {
  readonly startedBy: string;
  readonly actedIn: Readonly<Record<string, readonly string[]>>;
}

export type SeatFinding = { readonly seat: number } | { readonly refused: Rejection };

/** The seat that a person would fill on a task, or why there is none. */
export function findSeat(task: OpenTask, definition: TaskDefinition, actor: Actor, standing: Standing): SeatFinding {
  const duty = dutyConflict(task, definition, actor, standing);
  if (duty) return { refused: duty };
  const filled = new Set(task.performed.map((one) => one.seat));
  const mine = task.seats.flatMap((seat, index) => (sitsIn(actor, seat) ? [index] : []));
  const free = mine.find((index) => !filled.has(index));
  if (free !== undefined) return { seat: free };
  if (mine.length > 0) return { refused: refuse('already-acted', 'an empty seat for this person', 'every seat this person could fill is filled', task) };
  return { refused: refuse('not-allowed', task.seats.map(seatName).join(' or '), `${actor.id} is not`, task) };
}

/** Separation of duties: the same person not twice, not after certain steps, not the starter. */
function dutyConflict(task: OpenTask, definition: TaskDefinition, actor: Actor, standing: Standing): Rejection | undefined {
  if (definition.notStarter && standing.startedBy === actor.id) {
    return refuse('not-allowed', 'somebody other than the starter of the case', `${actor.id} started it`, task);
  }
  if (task.excluded?.includes(actor.id)) {
    return refuse('not-allowed', 'somebody other than those whom the task leaves out', `${actor.id} is one of them`, task);
  }
  const earlier = definition.notActedIn.find((state) => standing.actedIn[state]?.includes(actor.id));
  if (earlier !== undefined) {
    return refuse('not-allowed', `somebody who has not acted in "${earlier}"`, `${actor.id} has`, task);
  }
  if (task.distinct && task.performed.some((one) => one.person === actor.id)) {
    return refuse('already-acted', 'different people', `${actor.id} has acted on this task already`, task);
  }
  return undefined;
}

function refuse(code: 'not-allowed' | 'already-acted', expected: string, found: string, task: OpenTask): Rejection {
  return { code, message: `Expected ${expected} to act on this task, but ${found}.`, ...(task.article !== undefined && { article: task.article }) };
}

export function sitsIn(actor: Actor, seat: Seat): boolean {
  if ('post' in seat) return actor.posts.includes(seat.post);
  if ('person' in seat) return actor.id === seat.person;
  return actor.departments.includes(seat.department);
}

export function seatName(seat: Seat): string {
  if ('post' in seat) return `a holder of the post ${seat.post}`;
  if ('person' in seat) return seat.person;
  return `somebody of the department ${seat.department}`;
}
