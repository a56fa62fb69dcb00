import { dayNumber, weekdayOf } from '../../calendar/day-number.js';
import { lineage, weekOf } from '../../calendar/work-calendar.js';
import type { Hours, Weekday } from '../../model/calendar.js';
import type { RulebookDefinition } from '../../model/definition.js';
import type { Check } from '../check.js';

/** A make-up day of which nobody says which hours it has, where the days of the week have different ones. */
export const makeUpHours: Check = {
  rule: 'make-up-hours',
  severity: 'error',
  find: ({ calendars }) =>
    [...calendars.values()].flatMap(({ id, week, at }) => {
      const open = openDay(id, calendars);
      return open === undefined ? [] : [{ at: week?.at ?? at, message: `Expected "makeUpDaysFollow" with the weekday whose hours make-up days have, because the days of the week have different hours and ${open} does not say "like"` }];
    }),
};

function openDay(id: string, calendars: RulebookDefinition['calendars']): string | undefined {
  const line = lineage(id, calendars);
  const days = weekOf(id, calendars)?.days ?? new Map<Weekday, readonly Hours[]>();
  const hours = new Set([...days.values()].map((one) => JSON.stringify(one.map(({ from, to }) => [from, to]))));
  if (hours.size < 2 || line.some(({ makeUpDaysFollow }) => makeUpDaysFollow)) return undefined;
  const worked = line.flatMap(({ years }) => [...years.values()].flatMap((year) => year.worked));
  return worked.find(({ day, like }) => like === undefined && !days.has(weekdayOf(dayNumber(day))))?.day;
}
