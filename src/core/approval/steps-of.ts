import type { Actor } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import { sitsIn } from './find-seat.js';
import { occupantOf } from './seats.js';

/** Paths of the states in which somebody has acted or could act now. */
export function stepsOf(state: CaseState, actor: Actor): readonly string[] {
  const acted = Object.entries(state.actedIn).flatMap(([path, people]) => (people.includes(actor.id) ? [path] : []));
  const open = Object.values(state.tasks).filter((task) => [...task.seats.keys()].some((seat) => sitsIn(actor, occupantOf(task, seat))) || task.performed.some(({ person }) => person === actor.id));
  return [...acted, ...open.map((task) => task.state)];
}
