import type { Actor } from '../model/actor.js';
import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import { dutyConflict, type Standing } from './duty.js';
import { sitsIn } from './find-seat.js';
import { blockOf, emptySeats, rootSeats } from './seats.js';

/**
 * Whether somebody is there for every seat that is still empty, or where one decides, for one of them and those that it asked;
 * where people have to differ, a different person for each.
 */
export function canBeFilled(task: OpenTask, definition: TaskDefinition, people: readonly Actor[], standing: Standing): boolean {
  const free = people.filter((person) => !dutyConflict(task, definition, person, standing));
  const empty = emptySeats(task);
  const fill = (seats: readonly number[]): boolean => {
    const fitting = seats.map((seat) => free.filter((person) => couldSit(task, seat, person)).map(({ id }) => id));
    return task.distinct ? haveOneEach(fitting) : fitting.every((ids) => ids.length > 0);
  };
  return task.mode === 'any' ? rootSeats(task).some((root) => fill(blockOf(task, root).filter((seat) => empty.includes(seat)))) : fill(empty);
}

/** Whoever prepares a seat hands it back, so that it is still whose it was. */
function couldSit({ claimed, seats }: OpenTask, seat: number, person: Actor): boolean {
  const holder = claimed?.[seat];
  const own = seats[seat];
  return holder === undefined ? own !== undefined && sitsIn(person, own) : person.id === holder;
}

/** Whether the seats can be given to different people: each looks for a person, and may ask whoever has that one for another. */
function haveOneEach(fitting: readonly (readonly string[])[]): boolean {
  const given = new Map<string, number>();
  const place = (seat: number, asked: Set<string>): boolean =>
    (fitting[seat] ?? []).some((person) => {
      if (asked.has(person)) return false;
      asked.add(person);
      const holder = given.get(person);
      if (holder !== undefined && !place(holder, asked)) return false;
      given.set(person, seat);
      return true;
    });
  return fitting.every((_, seat) => place(seat, new Set()));
}
