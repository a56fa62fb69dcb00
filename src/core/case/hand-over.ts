import { dutyConflict } from '../approval/duty.js';
import { personalSeats, type PersonalSeat } from '../approval/personal-seats.js';
import { at } from '../approval/seats.js';
import { everybody } from '../approval/to-actor.js';
import type { OpenTask } from '../model/case-state.js';
import type { Command, HandedSeat, HandOver } from '../model/command.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { findTask } from './find-task.js';
import { stillFillable } from './verbs/use.js';

/** Gives seats that are one person's alone to others, for good. Only process admins may; the duties are for whoever gets one. */
export function handOver(draft: Draft, command: Command & HandOver): Draft {
  const { actor, seats } = command;
  if (!actor.roles.includes('process-admin')) throw new Refusal({ code: 'not-allowed', message: `Expected a process admin to hand over somebody's seats, but ${actor.id} is none.` });
  return seats.reduce((before, one) => handOne(before, command, one), draft);
}

function handOne(draft: Draft, command: Command & HandOver, { task: id, seat, to }: HandedSeat): Draft {
  const { from } = command;
  const { task, definition } = findTask(draft, id);
  const held = personalSeats(task, from).find((one) => one.seat === seat);
  if (!held) throw new Refusal({ code: 'not-allowed', message: `Expected an empty seat that is ${from}'s alone, but seat ${seat} of the task in "${task.state}" is none.` });
  const person = everybody(draft.deed.workflow.rulebook.definition).find((one) => one.id === to);
  if (!person) throw new Refusal({ code: 'data-invalid', message: `Expected a person of the rulebook to hand the seat to, but found ${JSON.stringify(to)}.` });
  if (to === from) throw new Refusal({ code: 'not-allowed', message: `Expected somebody else to hand the seat to, but it is ${from}'s already.` });
  const duty = dutyConflict(task, definition, person, draft.state);
  if (duty) throw new Refusal(duty);
  return stillFillable(handed(draft, { command, task, held, to }), { task, definition, command: { verb: 'hand-over' } });
}

interface Handing {
  readonly command: Command & HandOver;
  readonly task: OpenTask;
  readonly held: PersonalSeat;
  readonly to: string;
}

/** The seat goes over, and what somebody prepares of it; nobody prepares a seat for himself. */
function handed(draft: Draft, { command, task, held, to }: Handing): Draft {
  const { from, reason: opinion } = command;
  const on = { task: task.id, seat: held.seat };
  const lent = at(task.delegated, held.seat);
  if (!lent) return emit(draft, { type: 'SeatTransferred', ...on, from, to, opinion });
  const [owner, preparing] = held.how === 'preparing' ? [lent.from, to] : [to, lent.to];
  const free = owner === preparing ? emit(draft, { type: 'SeatHandedBack', ...on, by: lent.from, to: lent.from, opinion }) : draft;
  const owned = owner === lent.from ? free : emit(free, { type: 'SeatTransferred', ...on, from, to, opinion });
  return owner === preparing ? owned : emit(owned, { type: 'SeatDelegated', ...on, from: owner, to: preparing, opinion });
}
