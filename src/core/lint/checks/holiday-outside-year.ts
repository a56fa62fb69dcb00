import type { Check, Finding } from '../check.js';

/** A holiday or a day worked that does not lie in the year under which it stands, or that ends before it begins. */
export const holidayOutsideYear: Check = {
  rule: 'holiday-outside-year',
  severity: 'error',
  find: ({ calendars }) =>
    [...calendars.values()].flatMap(({ years }) =>
      [...years.values()].flatMap(({ year, holidays, worked }) => {
        const outside = (date: string): boolean => !date.startsWith(`${year}-`);
        return [
          ...holidays.filter(({ from, until }) => outside(from) || outside(until)).map(({ from, until, at }): Finding => ({ at, message: `Expected a holiday in ${year}, but it is from ${from} until ${until}` })),
          ...holidays.filter(({ from, until }) => until < from).map(({ from, until, at }): Finding => ({ at, message: `Expected a holiday that ends after it begins, but it is from ${from} until ${until}` })),
          ...worked.filter(({ day }) => outside(day)).map(({ day, at }): Finding => ({ at, message: `Expected a day in ${year}, but found ${day}` })),
        ];
      }),
    ),
};
