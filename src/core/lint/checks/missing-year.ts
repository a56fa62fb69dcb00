import { dateOf, dayNumber, yearOf } from '../../calendar/day-number.js';
import { yearsKnown } from '../../calendar/work-calendar.js';
import type { RulebookDefinition } from '../../model/definition.js';
import type { Check, Finding } from '../check.js';

/** How far a case started today is thought to look ahead. */
const HORIZON_DAYS = 60;

/** A year that cases will soon ask for and nobody has said anything about, or one to which a calendar adds days in vain. */
export const missingYear: Check = {
  rule: 'missing-year',
  severity: 'error',
  find: (definition, { today }) => [...(today === undefined ? [] : beyond(definition, today)), ...inVain(definition)],
};

/** The years in which a case that starts on this day is likely to count. */
export function yearsAhead(today: string): readonly number[] {
  return [...new Set([today, dateOf(dayNumber(today) + HORIZON_DAYS)].map((date) => yearOf(dayNumber(date))))];
}

function beyond({ calendars }: RulebookDefinition, today: string): readonly Finding[] {
  return [...calendars.values()]
    .filter((calendar) => !calendar.extends)
    .flatMap(({ id, years, at }) => yearsAhead(today).filter((year) => !years.has(year)).map((year) => ({ at, message: `Expected the calendar "${id}" to know the year ${year}, because cases of today (${today}) may count ${HORIZON_DAYS} days ahead, but it knows ${[...years.keys()].sort().join(', ') || 'none'}` })));
}

function inVain({ calendars }: RulebookDefinition): readonly Finding[] {
  return [...calendars.values()].flatMap(({ id, years }) => {
    const known = yearsKnown(id, calendars);
    return [...years.values()].filter(({ year }) => !known.has(year)).map(({ year, at }) => ({ at, message: `Expected a year of the calendar that "${id}" extends (${[...known.keys()].sort().join(', ') || 'none'}), but found ${year}: days are added to a year, and do not make it known` }));
  });
}
