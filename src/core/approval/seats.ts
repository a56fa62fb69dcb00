import { own } from '../model/own.js';
import type { AddedSeat, OpenTask } from '../model/case-state.js';
import type { Seat } from '../model/task-terms.js';

/** Seats that somebody can fill now: empty, and everything that comes before them heard. */
export function openSeats(task: OpenTask): readonly number[] {
  const settled = settledSeats(task);
  return [...task.seats.keys()].filter((seat) => !settled.has(seat) && seatsBefore(task, seat).every((one) => settled.has(one)));
}

/** Seats that are still to be filled, now or later. */
export function emptySeats(task: OpenTask): readonly number[] {
  const settled = settledSeats(task);
  return [...task.seats.keys()].filter((seat) => !settled.has(seat));
}

/** Seats that nobody has to fill any more. */
export function settledSeats({ performed, removed }: OpenTask): ReadonlySet<number> {
  return new Set([...performed.map(({ seat }) => seat), ...(removed ?? [])]);
}

/** Seats that have to be heard before this one. */
export function seatsBefore(task: OpenTask, seat: number): readonly number[] {
  const own = addedTo(task, seat, 'before').flatMap((one) => companyOf(task, one));
  const origin = task.added?.find((one) => one.seat === seat);
  if (origin?.where === 'after') return [origin.of, ...own];
  const earlier = task.mode === 'sequence' ? [...task.seats.keys()].filter((one) => rootOf(task, one) < rootOf(task, seat)) : [];
  return [...earlier, ...own];
}

/** Seats that are heard together with this one: it is not settled until they are. */
export function blockOf(task: OpenTask, seat: number): readonly number[] {
  const consulted = [...addedTo(task, seat, 'before'), ...addedTo(task, seat, 'after')];
  return [seat, ...consulted.flatMap((one) => companyOf(task, one))];
}

/** An added seat with all that were added to it. */
function companyOf(task: OpenTask, seat: number): readonly number[] {
  return [...blockOf(task, seat), ...addedTo(task, seat, 'beside').flatMap((one) => companyOf(task, one))];
}

/** Seats that decide for themselves: those of the rulebook, and those added beside one of them. */
export function rootSeats(task: OpenTask): readonly number[] {
  return [...task.seats.keys()].filter((seat) => isRoot(task, seat));
}

function isRoot(task: OpenTask, seat: number): boolean {
  const origin = task.added?.find((one) => one.seat === seat);
  return origin === undefined || (origin.where === 'beside' && isRoot(task, origin.of));
}

/** The seat of the rulebook that this one was added to, through however many others. */
function rootOf(task: OpenTask, seat: number): number {
  const origin = task.added?.find((one) => one.seat === seat);
  return origin ? rootOf(task, origin.of) : seat;
}

function addedTo({ added }: OpenTask, seat: number, where: AddedSeat['where']): readonly number[] {
  return (added ?? []).filter((one) => one.of === seat && one.where === where).map((one) => one.seat);
}

/** Who may fill a seat as things stand: whoever prepares it or has claimed it, otherwise whom it is for. */
export function occupantOf(task: OpenTask, seat: number): Seat {
  const person = at(task.delegated, seat)?.to ?? at(task.claimed, seat);
  const seated = task.seats[seat];
  if (person !== undefined) return { person };
  if (!seated) throw new Error(`the task ${task.id} has no seat ${seat}`);
  return seated;
}

/** What a record that is kept by the numbers of seats holds for one. */
export function at<Value>(record: Readonly<Record<string, Value>> | undefined, seat: number): Value | undefined {
  return record && own(record, String(seat));
}
