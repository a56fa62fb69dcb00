import type { Actor } from '../model/actor.js';

/** As much of an actor, or of what somebody has done, as tells who stands behind whom. */
type Acting = Pick<Actor, 'id' | 'onBehalfOf'>;

/** In whose name somebody acts: a deputy in that of another person. */
export function inNameOf({ id, onBehalfOf }: Acting): string {
  return onBehalfOf?.person.id ?? id;
}

/** Everybody whom the duties concern: who acts, and on whose behalf. */
export function everyoneIn({ id, onBehalfOf }: Acting): readonly string[] {
  return onBehalfOf ? [id, onBehalfOf.person.id] : [id];
}

/** Who acts on whose behalf, for the event that it makes. */
export function behalfOf({ onBehalfOf }: Acting): { readonly onBehalfOf?: string } {
  return onBehalfOf ? { onBehalfOf: onBehalfOf.person.id } : {};
}

/** What somebody has done, as far as it tells who stands behind whom. */
interface Done {
  readonly person: string;
  readonly onBehalfOf?: string;
}

/** In whose name something was done. */
export function doneInNameOf({ person, onBehalfOf }: Done): string {
  return onBehalfOf ?? person;
}

/** Everybody who has acted by it; whoever it was done for comes last, because the seat was theirs. */
export function everyoneBehind({ person, onBehalfOf }: Done): readonly string[] {
  return onBehalfOf === undefined ? [person] : [person, onBehalfOf];
}
