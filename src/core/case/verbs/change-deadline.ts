import { CalendarSilent } from '../../calendar/calendar-silent.js';
import { reckon } from '../../calendar/reckon.js';
import { isCountable, workingTimeIn } from '../../calendar/working-time.js';
import { later } from '../../expression/later.js';
import type { Reckoning } from '../../model/calendar.js';
import type { ArmedTimer, Clock } from '../../model/case-state.js';
import type { ChangeDeadline, Command, DeadlineName, NewDue } from '../../model/command.js';
import { own } from '../../model/own.js';
import { Refusal } from '../../model/refusal.js';
import type { DeadlineChanged, Due } from '../../model/time-event.js';
import { isDateTime, isDuration } from '../../rulebook/schema/formats.js';
import { resetLadder } from '../clocks.js';
import type { Draft } from '../compiled.js';
import { emit } from '../draft.js';
import { usualCalendar } from '../scope.js';
import { mayUseOnCase } from './may-use-on-case.js';

/** Years are written with four digits. */
const LAST = '9999-12-31T23:59:59.999Z';

/** Gives a deadline that is running another due time. Those whom the workflow names may, and process admins; the reason stays in the history. */
export function changeDeadline(draft: Draft, command: Command & ChangeDeadline): Draft {
  const { actor, at, of, to: wanted, reason } = command;
  const refused = mayUseOnCase(draft, 'change-deadline', actor);
  if (refused) throw new Refusal(refused);
  if (reason.trim() === '') throw new Refusal({ code: 'opinion-missing', message: 'Expected a reason for another due time, but none was given.' });
  const deadline = runningDeadline(draft, of);
  const from = dueOf(deadline);
  const to = countNew(wanted, from, 'calendar' in deadline ? deadline.calendar : undefined, draft);
  if (to.dueAt <= at) throw new Refusal({ code: 'data-invalid', message: `Expected a due time that is still to come, but ${to.dueAt} is not after ${at}.` });
  if (to.dueAt === from.dueAt) throw new Refusal({ code: 'data-invalid', message: `Expected another due time, but it is due at ${to.dueAt} already.` });
  const article = draft.deed.workflow.definition.verbs.get('change-deadline')?.article ?? deadline.article;
  const change = { type: 'DeadlineChanged', of, at, by: actor.id, from, to, reason, ...(article !== undefined && { article }) } as const satisfies DeadlineChanged;
  if ('clock' in of) return resetLadder(of.clock, emit(draft, change));
  return emit(draft, 'arming' in deadline ? { ...change, arming: deadline.arming + 1 } : change);
}

/** @throws Refusal where the clock or time limit is not one that runs */
function runningDeadline({ state }: Draft, of: DeadlineName): Clock | ArmedTimer {
  return 'clock' in of ? runningClock(of.clock, own(state.clocks ?? {}, of.clock)) : runningTimer(of.timer, own(state.timers, of.timer));
}

function runningClock(path: string, clock: Clock | undefined): Clock {
  const where = path === '' ? 'the case' : `"${path}"`;
  if (!clock || clock.endedAt !== undefined) throw notRunning(`Expected a clock of ${where} that runs, but ${clock ? 'it has ended' : 'there is none'}.`);
  if (clock.waiting) throw notRunning(`Expected a clock that runs, but that of ${where} stands still.`);
  return clock;
}

function runningTimer(id: string, timer: ArmedTimer | undefined): ArmedTimer {
  if (!timer) throw notRunning(`Expected a time limit that runs, but the case has none of the name "${id}".`);
  if (timer.rung !== undefined) throw notRunning(`Expected a time limit or a clock, but "${id}" is a step of a clock's ladder: change the due time of the clock, and the step follows.`);
  if (timer.incident !== undefined) throw notRunning(`Expected a time limit that runs, but "${id}" waits for an operator.`);
  return timer;
}

function notRunning(message: string): Refusal {
  return new Refusal({ code: 'deadline-not-running', message });
}

function dueOf({ dueAt, counted }: Due): Due {
  return { dueAt, ...(counted && { counted }) };
}

/** @param own the calendar by which the deadline is counted; that of the case where absent @throws Refusal */
function countNew(wanted: NewDue, before: Due, own: string | undefined, draft: Draft): Due {
  const due = 'at' in wanted ? { dueAt: isDateTime(wanted.at) ? new Date(wanted.at).toISOString() : '' } : counted(wanted.in, wanted.from === 'due' ? before.dueAt : draft.deed.command.at, own, draft);
  if (due.dueAt.length === LAST.length && due.dueAt <= LAST) return due;
  throw new Refusal({ code: 'data-invalid', message: `Expected a moment such as 2026-10-12T18:00:00+08:00, or a length such as PT48H or 3 working days, but found ${JSON.stringify(wanted)}.` });
}

function counted(length: string, from: string, own: string | undefined, draft: Draft): Due {
  const { calendars, definition } = draft.deed.workflow.rulebook;
  if (isDuration(length)) return { dueAt: laterOn(from, length, definition.timeZone) };
  const time = workingTimeIn(length);
  if (!time || !isCountable(time)) return { dueAt: '' };
  const id = own ?? (calendars ? usualCalendar(draft) : '');
  const calendar = calendars?.all.get(id);
  if (!calendars || !calendar) throw new Refusal({ code: 'data-invalid', message: `Expected a calendar by which ${length} can be counted, but the rulebook has none${id === '' ? '' : ` called "${id}"`}.` });
  const reckoning: Reckoning = { calendar: id, how: `working ${time.unit} after`, from, count: time.count };
  try {
    return { dueAt: reckon(reckoning, calendar, calendars.clock), counted: [reckoning] };
  } catch (error) {
    if (error instanceof CalendarSilent) throw new Refusal({ code: 'data-invalid', message: `${error.message}.` });
    throw error;
  }
}

/** Nothing where it is so late that no date can say it. */
function laterOn(from: string, iso: string, timeZone: string): string {
  try {
    return later(from, iso, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
