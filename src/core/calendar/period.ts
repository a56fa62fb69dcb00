/** The days, weeks, months, quarters and years that schedules repeat by. Weeks begin on Monday. */
import { Temporal } from 'temporal-polyfill';
import { unreachable } from '../model/unreachable.js';
import type { Every, SchedulePeriod } from '../model/schedule.js';

const LENGTHS: Readonly<Record<Every, Temporal.DurationLike>> = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } };

/** The period in which a day (ISO date) lies. */
export function periodAround(every: Every, day: string): SchedulePeriod {
  return periodFrom(every, firstDay(every, Temporal.PlainDate.from(day)));
}

export function periodAfter(every: Every, { start }: SchedulePeriod): SchedulePeriod {
  return periodFrom(every, Temporal.PlainDate.from(start).add(LENGTHS[every]));
}

export function periodBefore(every: Every, { start }: SchedulePeriod): SchedulePeriod {
  return periodFrom(every, Temporal.PlainDate.from(start).subtract(LENGTHS[every]));
}

function periodFrom(every: Every, start: Temporal.PlainDate): SchedulePeriod {
  return { start: start.toString(), end: start.add(LENGTHS[every]).subtract({ days: 1 }).toString() };
}

function firstDay(every: Every, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'year':
      return day.with({ day: 1, month: 1 });
    default:
      return unreachable(every);
  }
}
