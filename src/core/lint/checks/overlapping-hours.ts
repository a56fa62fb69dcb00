import type { Check } from '../check.js';

/** Working hours of a day that overlap, or do not stand in their order. */
export const overlappingHours: Check = {
  rule: 'overlapping-hours',
  severity: 'error',
  find: ({ calendars }) =>
    [...calendars.values()].flatMap(({ week }) =>
      [...(week?.days ?? [])].flatMap(([weekday, hours]) =>
        hours.flatMap(({ from, at }, index) => {
          const before = hours[index - 1];
          return before && from < before.to ? [{ at, message: `Expected the working hours of ${weekday} in order and apart, but these begin before those before them end` }] : [];
        }),
      ),
    ),
};
