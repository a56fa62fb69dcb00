/**
 * Functions that count on the calendars of a rulebook. They are no functions of FEEL: only a rulebook that names a calendar
 * has them, so that a name in an older one keeps its meaning.
 */
import { Temporal } from 'temporal-polyfill';
import { CalendarSilent } from '../calendar/calendar-silent.js';
import type { Calendars } from '../calendar/calendars.js';
import { workingDaysBetween } from '../calendar/count.js';
import { dayNumber } from '../calendar/day-number.js';
import { reckon } from '../calendar/reckon.js';
import type { WorkCalendar } from '../calendar/work-calendar.js';
import type { Reckoning } from '../model/calendar.js';
import { functionOf } from './built-ins/call.js';
import { type BuiltIn, builtIn, may, need, type Task, way } from './built-ins/declare.js';
import { dateTime, day, number, string } from './built-ins/kinds.js';
import { LIMITS } from './evaluation/limits.js';
import { Decimal } from './values/decimal.js';
import { FeelDateTime } from './values/feel-time.js';
import type { FeelFunction, Value } from './values/value.js';
import { epochOf, localAt } from './values/zones.js';

/** Their names. */
export const CALENDAR_FUNCTIONS = [
  'is working day',
  'working days after',
  'working days before',
  'working hours after',
  'working days between',
  'last working day on or before',
  'first working day on or after',
  'last weekday of month',
  'month end',
] as const;

/** What the functions stand on. */
export interface Counting {
  readonly calendars: Calendars;
  /** Id of the calendar that is asked where a call names none. */
  readonly usual: () => string;
  /** Is told of each moment or day that was counted. */
  readonly tell: (reckoning: Reckoning) => void;
}

type Point = Temporal.PlainDate | FeelDateTime;

const COUNT_MAX = 10_000;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The functions by name. */
export function calendarFunctions(counting: Counting): ReadonlyMap<(typeof CALENDAR_FUNCTIONS)[number], FeelFunction> {
  const { timeZone } = counting.calendars;
  const dayIn = (value: Point): Temporal.PlainDate => dateIn(value, timeZone);
  const calendar = may('calendar', string);
  const away = (name: 'working days after' | 'working days before'): BuiltIn =>
    builtIn(name, way([need('from', day), need('days', number), calendar], (task, from, days, id) => {
      if (!days.isInteger() || days.isNegative() || days.greaterThan(COUNT_MAX)) return task.refuse(`${days.toFixed()} is no whole number of days from 0 to ${COUNT_MAX}`);
      return counted(task, counting, id, { how: name, from: textOf(from, timeZone), count: days.toFixed() }, from);
    }));
  const nearest = (name: 'last working day on or before' | 'first working day on or after'): BuiltIn =>
    builtIn(name, way([need('date', day), calendar], (task, date, id) => counted(task, counting, id, { how: name, from: dayIn(date).toString() }, dayIn(date))));

  const all: Record<(typeof CALENDAR_FUNCTIONS)[number], BuiltIn> = {
    'is working day': builtIn('is working day', way([need('date', day), calendar], (task, date, id) => asked(task, counting, id, (found) => found.kindOf(numberOf(dayIn(date))).working))),
    'working days after': away('working days after'),
    'working days before': away('working days before'),
    'working hours after': builtIn('working hours after', way([need('from', dateTime), need('hours', number), calendar], (task, from, hours, id) => {
      if (hours.isNegative() || hours.greaterThan(COUNT_MAX)) return task.refuse(`${hours.toFixed()} is no number of hours from 0 to ${COUNT_MAX}`);
      return counted(task, counting, id, { how: 'working hours after', from: textOf(from, timeZone), count: hours.toFixed() }, from);
    })),
    'working days between': builtIn('working days between', way([need('from', day), need('to', day), calendar], (task, from, to, id) =>
      asked(task, counting, id, (found) => new Decimal(workingDaysBetween(found, numberOf(dayIn(from)), numberOf(dayIn(to))))))),
    'last working day on or before': nearest('last working day on or before'),
    'first working day on or after': nearest('first working day on or after'),
    'last weekday of month': builtIn('last weekday of month', way([need('date', day), need('weekday', string)], (task, date, weekday) => {
      const place = WEEKDAYS.indexOf(weekday) + 1;
      const end = monthEnd(dayIn(date));
      return place === 0 ? task.refuse(`"${weekday}" is none of ${WEEKDAYS.join(', ')}`) : end.subtract({ days: (end.dayOfWeek - place + 7) % 7 });
    })),
    'month end': builtIn('month end', way([need('date', day)], (_task, date) => monthEnd(dayIn(date)))),
  };
  return new Map(CALENDAR_FUNCTIONS.map((name) => [name, functionOf(all[name])]));
}

/** Reckons on the calendar, and answers with a day or a moment as the question began. */
function counted(task: Task, counting: Counting, id: string | null, question: Omit<Reckoning, 'calendar'>, from: Point): Value {
  return asked(task, counting, id, (calendar) => {
    const reckoning = { calendar: calendar.id, ...question };
    const result = reckon(reckoning, calendar, counting.calendars.clock);
    counting.tell(reckoning);
    if (!(from instanceof FeelDateTime)) return Temporal.PlainDate.from(result);
    const { timeZone } = counting.calendars;
    return new FeelDateTime(localAt(Temporal.Instant.from(result).epochNanoseconds, timeZone), from.zone === undefined ? undefined : timeZone);
  });
}

function asked(task: Task, { calendars, usual }: Counting, id: string | null, answer: (calendar: WorkCalendar) => Value): Value {
  task.run.spend(LIMITS.hostCallSteps, task.offset);
  const wanted = id ?? usual();
  const calendar = calendars.all.get(wanted);
  if (!calendar) return task.refuse(`there is no calendar "${wanted}", only ${[...calendars.all.keys()].join(', ')}`);
  try {
    return answer(calendar);
  } catch (error) {
    if (error instanceof CalendarSilent) return task.refuse(error.message);
    throw error;
  }
}

/** A day as an ISO date, a moment as its instant. */
function textOf(point: Point, timeZone: string): string {
  return point instanceof FeelDateTime ? new Date(Number(epochOf(point, timeZone) / 1_000_000n)).toISOString() : point.toString();
}

/** The day on which a moment lies where the company is. */
function dateIn(point: Point, timeZone: string): Temporal.PlainDate {
  if (!(point instanceof FeelDateTime)) return point;
  return (point.zone === undefined ? point.local : localAt(epochOf(point, timeZone), timeZone)).toPlainDate();
}

function numberOf(date: Temporal.PlainDate): number {
  return dayNumber(date.toString());
}

function monthEnd(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}
