import { refuseOn } from '../../approval/duty.js';
import { behalfOf } from '../../approval/stand-in.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { decideTask } from '../complete-task.js';
import { emit } from '../draft.js';
import { signersOf } from './may-use.js';
import { namedSigner, ownSeat, stillFillable, withOpinion, type Use } from './use.js';

/** Adds a seat for somebody, heard before the own one, after it, or beside it. The seats of a vote are those of the rulebook. */
export function addSigner(use: Use): Draft {
  const { draft, task, command, verb } = use;
  const { where } = command;
  if (where === undefined || !verb.where.includes(where)) {
    throw new Refusal({ code: 'data-invalid', message: `Expected one of ${verb.where.join(', ')} under "where", but found ${JSON.stringify(where ?? null)}.` });
  }
  if (task.mode === 'vote' && where === 'beside') throw new Refusal(refuseOn(task, 'not-allowed', 'the votes that the rulebook gives, and signers only before or after one of them,', 'a signer beside would be another vote'));
  const [of, person] = [ownSeat(use), namedSigner(use).id];
  const added = emit(draft, { type: 'SignerAdded', task: task.id, seat: task.seats.length, person, by: command.actor.id, ...behalfOf(command.actor), of, where, ...withOpinion(command) });
  return stillFillable(added, use);
}

/** Takes away an added seat that nobody has filled, with what was added to it; the task may be decided without it. */
export function removeSigner(use: Use): Draft {
  const { draft, task, definition, command } = use;
  const mine = signersOf(task, command.actor);
  const wanted = command.to === undefined ? mine : mine.filter((seat) => isFor(use, seat));
  const [seat] = wanted;
  if (seat === undefined || wanted.length > 1) {
    throw new Refusal({ code: 'data-invalid', message: `Expected the person of one of the signers that may be removed under "to", but found ${JSON.stringify(command.to ?? null)}.` });
  }
  const removed = emit(draft, { type: 'SignerRemoved', task: task.id, seat, by: command.actor.id, ...behalfOf(command.actor), ...withOpinion(command) });
  return decideTask(removed, task.id, definition, command.verb);
}

function isFor({ task, command }: Use, seat: number): boolean {
  const own = task.seats[seat];
  return own !== undefined && 'person' in own && own.person === command.to;
}
