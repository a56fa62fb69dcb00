import { seesAll } from '../../core/approval/sees-all.js';
import { stepsOf } from '../../core/approval/steps-of.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import { isFor } from '../../engine/stand-ins.js';

/** Whether a person sees a case: everybody with an office of control, and who started it, acted in it or could act now. */
export function takesPart(actor: Actor, state: CaseState): boolean {
  if (seesAll(actor) || state.startedBy === actor.id) return true;
  return Object.values(state.copies ?? {}).some(({ to }) => to === actor.id) || stepsOf(state, actor).length > 0;
}

/** Those of somebody's faces that see a case. @param faces the person, and the person as deputy of each other one */
export function takingPart(faces: readonly Actor[], state: CaseState): readonly Actor[] {
  return faces.filter((face) => takesPart(face, state) && (!face.onBehalfOf || isFor(face.onBehalfOf, state.workflow)));
}
