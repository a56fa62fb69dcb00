import { findSeat } from '../../approval/find-seat.js';
import { inNameOf } from '../../approval/stand-in.js';
import { occupantOf } from '../../approval/seats.js';
import type { Draft } from '../compiled.js';
import { emit } from '../draft.js';
import { ownSeat, stillFillable, type Use } from './use.js';

/** Takes a seat that others could fill as well. */
export function claim(use: Use): Draft {
  const { draft, task, definition, command } = use;
  const finding = findSeat(task, definition, command.actor, draft.state);
  const shared = 'seats' in finding ? finding.seats.find((seat) => !('person' in occupantOf(task, seat))) : undefined;
  const claimed = emit(draft, { type: 'SeatClaimed', task: task.id, seat: shared ?? ownSeat(use), person: inNameOf(command.actor) });
  return stillFillable(claimed, use);
}

/** Gives back a seat taken before; a process admin may do so for somebody who is away. */
export function release({ draft, task, command: { actor } }: Use): Draft {
  const own = Object.entries(task.claimed ?? {}).filter(([, person]) => person === inNameOf(actor));
  const given = own.length > 0 ? own : Object.entries(task.claimed ?? {});
  return given.reduce((before, [seat]) => emit(before, { type: 'SeatReleased', task: task.id, seat: Number(seat) }), draft);
}
