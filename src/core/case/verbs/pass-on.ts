import { behalfOf, inNameOf } from '../../approval/stand-in.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { emit } from '../draft.js';
import { namedSigner, ownSeat, stillFillable, withOpinion, type Use } from './use.js';

/** Gives the seat to somebody else for good. */
export function transfer(use: Use): Draft {
  const { draft, task, command } = use;
  const [seat, to] = [ownSeat(use), namedSigner(use).id];
  const moved = emit(draft, { type: 'SeatTransferred', task: task.id, seat, from: inNameOf(command.actor), to, ...withOpinion(command) });
  return stillFillable(moved, use);
}

/** Lets somebody else prepare the seat; the person who delegates will decide, and nobody else. */
export function delegate(use: Use): Draft {
  const { draft, task, command } = use;
  const [seat, to, from] = [ownSeat(use), namedSigner(use).id, inNameOf(command.actor)];
  const kept = 'person' in (task.seats[seat] ?? {}) ? draft : emit(draft, { type: 'SeatClaimed', task: task.id, seat, person: from });
  const lent = emit(kept, { type: 'SeatDelegated', task: task.id, seat, from, to, ...withOpinion(command) });
  return stillFillable(lent, use);
}

/** Gives the seat back to whoever delegated it, who may also take it back. */
export function handBack({ draft, task, command }: Use): Draft {
  const { actor } = command;
  const [found] = Object.entries(task.delegated ?? {}).filter(([, { from, to }]) => [from, to].includes(inNameOf(actor)));
  if (!found) throw new Refusal({ code: 'not-allowed', message: `Expected a delegated seat of ${actor.id}, but there is none.` });
  const [seat, { from }] = found;
  return emit(draft, { type: 'SeatHandedBack', task: task.id, seat: Number(seat), by: actor.id, ...behalfOf(actor), to: from, ...withOpinion(command) });
}
