import type { Check } from '../check.js';
import { yearsAhead } from './missing-year.js';

/** A year that cases will soon ask for and that has not been published yet. */
export const provisionalYear: Check = {
  rule: 'provisional-year',
  severity: 'warning',
  find: ({ calendars }, { today }) =>
    [...calendars.values()].flatMap(({ id, years }) =>
      [...years.values()]
        .filter(({ year, provisional }) => provisional && today !== undefined && yearsAhead(today).includes(year))
        .map(({ year, at }) => ({ at, message: `Expected a published year ${year} in the calendar "${id}", but it is provisional: due dates that are counted in it may come out otherwise` })),
    ),
};
