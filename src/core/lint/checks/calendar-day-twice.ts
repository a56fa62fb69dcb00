import { dateOf, dayNumber } from '../../calendar/day-number.js';
import type { CalendarYear } from '../../model/calendar.js';
import type { Check, Finding } from '../check.js';

/** A day about which one calendar says two things. */
export const calendarDayTwice: Check = {
  rule: 'calendar-day-twice',
  severity: 'error',
  find: ({ calendars }) => [...calendars.values()].flatMap(({ years }) => [...years.values()].flatMap(twiceIn)),
};

function twiceIn({ holidays, worked }: CalendarYear): readonly Finding[] {
  const said = new Set<string>();
  const spoken = [...holidays.map(({ from, until, at }) => ({ days: daysFrom(from, until), at })), ...worked.map(({ day, at }) => ({ days: [day], at }))];
  return spoken.flatMap(({ days, at }) => {
    const again = days.find((day) => said.has(day));
    for (const day of days) said.add(day);
    return again === undefined ? [] : [{ at, message: `Expected every day once as a holiday or as worked, but ${again} stands here again` }];
  });
}

function daysFrom(from: string, until: string): readonly string[] {
  const [first, last] = [dayNumber(from), dayNumber(until)];
  return last - first > 366 ? [from] : Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => dateOf(first + index));
}
