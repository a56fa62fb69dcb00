import { sitsIn } from '../../core/approval/find-seat.js';
import { occupantOf } from '../../core/approval/seats.js';
import { seesAll } from '../../core/approval/sees-all.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import { isFor } from '../../engine/stand-ins.js';

/** Whether a person sees a case: everybody with an office of control, and who started it, acted in it or could act now. */
export function takesPart(actor: Actor, state: CaseState): boolean {
  if (seesAll(actor) || state.startedBy === actor.id) return true;
  if (Object.values(state.actedIn).some((people) => people.includes(actor.id))) return true;
  if (Object.values(state.copies ?? {}).some(({ to }) => to === actor.id)) return true;
  return Object.values(state.tasks).some(
    (task) => [...task.seats.keys()].some((seat) => sitsIn(actor, occupantOf(task, seat))) || task.performed.some(({ person }) => person === actor.id),
  );
}

/** The same for a person with all deputyships of the moment. @param faces the person, and the person as deputy of each other one */
export function anyTakesPart(faces: readonly Actor[], state: CaseState): boolean {
  return faces.some((face) => takesPart(face, state) && (!face.onBehalfOf || isFor(face.onBehalfOf, state.workflow)));
}
