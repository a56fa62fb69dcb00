import { findSeat } from '../../approval/find-seat.js';
import { dutyConflict, refuseOn } from '../../approval/duty.js';
import { inNameOf } from '../../approval/stand-in.js';
import { occupantOf, settledSeats } from '../../approval/seats.js';
import type { Actor } from '../../model/actor.js';
import type { OpenTask } from '../../model/case-state.js';
import type { Verb } from '../../model/command.js';
import type { TaskDefinition } from '../../model/definition.js';
import type { TaskVerb, VerbDefinition } from '../../model/verb-definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Rejection } from '../../model/verdict.js';
import { unreachable } from '../../model/unreachable.js';
import type { Draft } from '../compiled.js';
import { stepsFor } from './send-back.js';
import { whyNotWithdrawn } from './withdraw.js';

/** What undoes a verb is offered together with it. */
const WITH: Readonly<Record<Exclude<Verb, TaskVerb>, TaskVerb>> = { release: 'claim', 'hand-back': 'delegate', 'remove-signer': 'add-signer' };

/** The verbs that a task offers, those that undo others included. */
export function verbsOf({ verbs }: TaskDefinition): readonly Verb[] {
  const undoing = (Object.keys(WITH) as (keyof typeof WITH)[]).filter((verb) => verbs.has(WITH[verb]));
  return [...verbs.keys(), ...undoing];
}

/** What the rulebook says of a verb. @throws Refusal where the task does not offer it */
export function offered(task: OpenTask, definition: TaskDefinition, verb: Verb): VerbDefinition {
  const found = verbsOf(definition).includes(verb) ? definition.verbs.get(isUndoing(verb) ? WITH[verb] : verb) : undefined;
  if (found) return found;
  const known = verbsOf(definition);
  throw new Refusal({ code: 'action-unknown', message: `Expected one of the verbs of the task in "${task.state}" (${known.join(', ') || 'none'}), but found "${verb}".`, details: { verbs: known } });
}

function isUndoing(verb: Verb): verb is keyof typeof WITH {
  return verb in WITH;
}

/** Why a person may not use a verb now, whatever would be named with it; undefined where it may be tried. */
export function mayUse(draft: Draft, task: OpenTask, definition: TaskDefinition, verb: Verb, actor: Actor): Rejection | undefined {
  if (actor.onBehalfOf?.posts && IN_PERSON.has(verb)) {
    return refuseOn(task, 'not-allowed', `somebody who stands in for ${inNameOf(actor)} in everything`, `${actor.id} does so for posts alone, and "${verb}" concerns the person`);
  }
  const finding = findSeat(task, definition, actor, draft.state);
  const noSeat = 'refused' in finding ? finding.refused : undefined;
  switch (verb) {
    case 'claim':
      return noSeat ?? ('seat' in finding && finding.seats.every((seat) => 'person' in occupantOf(task, seat)) ? refuseOn(task, 'already-acted', 'a seat that several could fill', `${actor.id} has one alone`) : undefined);
    case 'release':
      return Object.values(task.claimed ?? {}).some((person) => person === inNameOf(actor) || isAdmin(actor)) ? undefined : refuseOn(task, 'not-allowed', 'whoever has claimed a seat', `${actor.id} has claimed none`);
    case 'hand-back':
      return Object.values(task.delegated ?? {}).some(({ from, to }) => [from, to].includes(inNameOf(actor))) ? dutyOfBoth(task, definition, actor, draft) : refuseOn(task, 'not-allowed', 'whoever a seat was delegated to, or who delegated it,', `${actor.id} is neither`);
    case 'remove-signer':
      return signersOf(task, actor).length > 0 ? undefined : refuseOn(task, 'not-allowed', 'whoever has added a signer that has not acted', `${actor.id} has added none`);
    case 'urge':
      return isConcerned(draft, actor) ? undefined : refuseOn(task, 'not-allowed', 'the starter, or somebody who has acted in the case,', `${actor.id} is neither`);
    case 'withdraw':
      return whyNotWithdrawn(task, definition, actor);
    case 'return':
    case 'reject':
      return noSeat ?? (stepsFor(draft, task, offered(task, definition, verb)).length > 0 ? undefined : refuseOn(task, 'not-allowed', 'an earlier step that this one may be sent back to, for somebody', 'there is none'));
    case 'add-signer':
    case 'transfer':
    case 'delegate':
    case 'copy':
    case 'save':
      return noSeat;
    default:
      return unreachable(verb);
  }
}

/** Verbs that make a seat somebody's own, or undo what somebody has done: a deputyship for posts is not for them. */
const IN_PERSON: ReadonlySet<Verb> = new Set(['claim', 'release', 'delegate', 'hand-back', 'remove-signer', 'urge', 'withdraw']);

/** Whoever hands back what somebody else was to prepare has prepared it, and the duties are for both. */
function dutyOfBoth(task: OpenTask, definition: TaskDefinition, actor: Actor, { state }: Draft): Rejection | undefined {
  return actor.onBehalfOf && dutyConflict(task, definition, actor, state);
}

/** Added seats, not filled yet, that a person may take away. */
export function signersOf(task: OpenTask, actor: Actor): readonly number[] {
  const settled = settledSeats(task);
  return (task.added ?? []).filter(({ seat, by }) => !settled.has(seat) && (by === inNameOf(actor) || isAdmin(actor))).map(({ seat }) => seat);
}

function isConcerned({ state }: Draft, actor: Actor): boolean {
  const id = inNameOf(actor);
  return state.startedBy === id || Object.values(state.actedIn).some((people) => people.includes(id));
}

/** Whoever acts for somebody else has left the own office behind. */
function isAdmin({ roles, onBehalfOf }: Actor): boolean {
  return onBehalfOf === undefined && roles.includes('process-admin');
}
