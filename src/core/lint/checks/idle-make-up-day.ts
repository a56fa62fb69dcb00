import { dayNumber, weekdayOf } from '../../calendar/day-number.js';
import { lineage, weekOf } from '../../calendar/work-calendar.js';
import type { CalendarDefinition } from '../../model/calendar.js';
import type { Check } from '../check.js';

/** A day said to be worked that is worked anyway. */
export const idleMakeUpDay: Check = {
  rule: 'idle-make-up-day',
  severity: 'warning',
  find: ({ calendars }) =>
    [...calendars.values()].flatMap(({ id, years }) =>
      [...years.values()].flatMap(({ year, worked }) =>
        worked
          .filter(({ day }) => weekOf(id, calendars)?.days.has(weekdayOf(dayNumber(day))) && !isHoliday(day, year, lineage(id, calendars)))
          .map(({ day, at }) => ({ at, message: `Expected a day of rest that is worked all the same, but ${day} is a ${weekdayOf(dayNumber(day))}, which is worked every week` })),
      ),
    ),
};

function isHoliday(day: string, year: number, line: readonly CalendarDefinition[]): boolean {
  return line.some(({ years }) => years.get(year)?.holidays.some(({ from, until }) => from <= day && day <= until));
}
