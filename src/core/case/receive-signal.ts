import { resolveSeats } from '../approval/resolve-seats.js';
import { sitsIn } from '../approval/find-seat.js';
import { namedTrigger } from '../machine/triggers.js';
import { ENGINE, type Actor } from '../model/actor.js';
import type { Command, SignalCase } from '../model/command.js';
import type { SeatRule } from '../model/verb-definition.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit, seatContext } from './draft.js';
import { refuseByGuards } from './explain-refusal.js';
import { move } from './moves.js';

/** Takes a declared trigger from another case, or from a person whom the workflow lets send it. */
export function receiveSignal(draft: Draft, { signal, data, actor }: Command & SignalCase): Draft {
  const { workflow } = draft.deed;
  const definition = workflow.definition.signals.get(signal);
  if (!definition) {
    const known = [...workflow.definition.signals.keys()].join(', ') || 'none';
    throw new Refusal({ code: 'signal-unknown', message: `Expected a signal that the workflow declares (${known}), but found "${signal}".` });
  }
  if (!maySend(draft, definition.from, actor)) {
    throw new Refusal({ code: 'not-allowed', message: `Expected somebody who may send "${signal}", but ${actor.id} may not.` });
  }
  const fault = workflow.signalFaults(signal, data)[0];
  if (fault) throw new Refusal({ code: 'data-invalid', message: `Expected data that fits the signal, but ${fault.path || '/'}: ${fault.message}.` });
  const received = emit(draft, { type: 'SignalReceived', signal, data });
  return move(received, namedTrigger(signal)) ?? refuseByGuards(draft, '', signal, signal, 'signal-not-awaited');
}

function maySend(draft: Draft, from: readonly SeatRule[], actor: Actor): boolean {
  if (actor.id === ENGINE.id) return true;
  if (from.length === 0) return false;
  return maySit(draft, from, actor);
}

/** Whether a person sits in one of the seats that the rules name. */
export function maySit(draft: Draft, rules: readonly SeatRule[], actor: Actor): boolean {
  return resolveSeats(rules, seatContext(draft)).some((seat) => sitsIn(actor, seat));
}
