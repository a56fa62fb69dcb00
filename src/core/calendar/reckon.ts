import type { Reckoning } from '../model/calendar.js';
import { afterPartsOfDays, countMs } from './clock-line.js';
import { instantAfterDays, instantAfterWork, nearestWorkingDay, workingDaysFrom } from './count.js';
import { dateOf, dayNumber } from './day-number.js';
import type { WorkCalendar } from './work-calendar.js';
import type { ZoneClock } from './zone-clock.js';

/** Whether a reckoning begins on a day, and not at an instant; it then ends on a day as well. */
export function isDay(from: string): boolean {
  return from.length === 10;
}

/**
 * Where a reckoning comes to: a day (ISO date) where it begins on one, otherwise an instant (UTC, milliseconds).
 * @throws CalendarSilent
 */
export function reckon({ how, from, count = '0' }: Reckoning, calendar: WorkCalendar, clock: ZoneClock): string {
  const amount = how === 'working days before' ? -Number(count) : Number(count);
  switch (how) {
    case 'working days after':
    case 'working days before':
      return isDay(from) ? dateOf(workingDaysFrom(calendar, dayNumber(from), amount)) : instantText(instantAfterDays(calendar, clock, Date.parse(from), amount));
    case 'parts of working days after':
      return instantText(afterPartsOfDays(calendar, clock, Date.parse(from), countMs('working days', count)));
    case 'working hours after':
      return instantText(instantAfterWork(calendar, clock, Date.parse(from), countMs('working hours', count)));
    case 'last working day on or before':
      return dateOf(nearestWorkingDay(calendar, dayNumber(from), 'before'));
    case 'first working day on or after':
      return dateOf(nearestWorkingDay(calendar, dayNumber(from), 'after'));
  }
}

function instantText(instant: number): string {
  return new Date(instant).toISOString();
}
