import type { Actor } from '../model/actor.js';
import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { Seat } from '../model/task-terms.js';
import type { Rejection } from '../model/verdict.js';
import { dutyConflict, refuseOn, type Standing } from './duty.js';
import { occupantOf, openSeats, settledSeats } from './seats.js';
import { inNameOf } from './stand-in.js';

export type SeatFinding = { readonly seat: number; /** All that the person could fill now, that one first. */ readonly seats: readonly number[] } | { readonly refused: Rejection };

/** The seat that a person would fill on a task, or why there is none. */
export function findSeat(task: OpenTask, definition: TaskDefinition, actor: Actor, standing: Standing): SeatFinding {
  const duty = dutyConflict(task, definition, actor, standing);
  if (duty) return { refused: duty };
  const mine = [...task.seats.keys()].filter((seat) => sitsIn(actor, occupantOf(task, seat)));
  const seats = openSeats(task).filter((seat) => mine.includes(seat) && task.delegated?.[seat] === undefined);
  const [first] = seats;
  return first === undefined ? { refused: noSeat(task, actor, mine) } : { seat: first, seats };
}

function noSeat(task: OpenTask, actor: Actor, mine: readonly number[]): Rejection {
  const settled = settledSeats(task);
  const away = Object.entries(task.delegated ?? {}).find(([seat, { from, to }]) => !settled.has(Number(seat)) && [from, to].includes(inNameOf(actor)));
  if (away) return refuseOn(task, 'not-allowed', `${away[1].to} to hand the seat back before anybody is`, 'it has not been');
  if (mine.some((seat) => !settled.has(seat))) return refuseOn(task, 'not-allowed', 'those who come first', `it is not the turn of ${actor.id} yet`);
  if (mine.length > 0) return refuseOn(task, 'already-acted', 'an empty seat for this person', 'every seat this person could fill is filled');
  return refuseOn(task, 'not-allowed', [...task.seats.keys()].map((seat) => seatName(occupantOf(task, seat))).join(' or '), `${actor.id} is not`);
}

/** Whether a seat is somebody's: a deputy's, where it is that of the person behind and one that the deputyship is for. */
export function sitsIn({ onBehalfOf, ...own }: Actor, seat: Seat): boolean {
  if (!onBehalfOf) return isFor(own, seat);
  const { person, posts } = onBehalfOf;
  return (!posts || ('post' in seat && posts.includes(seat.post))) && isFor(person, seat);
}

function isFor(actor: Actor, seat: Seat): boolean {
  if ('post' in seat) return actor.posts.includes(seat.post);
  if ('person' in seat) return actor.id === seat.person;
  if ('role' in seat) return actor.roles.includes(seat.role);
  return actor.departments.includes(seat.department);
}

export function seatName(seat: Seat): string {
  if ('post' in seat) return `a holder of the post ${seat.post}`;
  if ('person' in seat) return seat.person;
  if ('role' in seat) return 'a process admin';
  return `somebody of the department ${seat.department}`;
}
