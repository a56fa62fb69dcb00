/** Counting on a calendar. Days are counted from 1 January 1970, instants are milliseconds since then. */
import type { WorkCalendar } from './work-calendar.js';
import type { ZoneClock } from './zone-clock.js';

const MINUTE_MS = 60_000;

/**
 * The n-th working day after a day (n > 0) or before it (n < 0), which is not counted itself; the day where n is 0.
 * @throws CalendarSilent
 */
export function workingDaysFrom(calendar: WorkCalendar, from: number, count: number): number {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (calendar.kindOf(day).working) left -= 1;
  }
  return day;
}

/** The day itself where it is worked, or else the nearest working day before or after it. @throws CalendarSilent */
export function nearestWorkingDay(calendar: WorkCalendar, day: number, towards: 'before' | 'after'): number {
  return calendar.kindOf(day).working ? day : workingDaysFrom(calendar, day, towards === 'after' ? 1 : -1);
}

/** How many working days there are after the first day, up to the last and with it; below nought backwards. @throws CalendarSilent */
export function workingDaysBetween(calendar: WorkCalendar, first: number, last: number): number {
  if (last < first) return -workingDaysBetween(calendar, last, first);
  let count = 0;
  for (let day = first + 1; day <= last; day += 1) if (calendar.kindOf(day).working) count += 1;
  return count;
}

/** The instant so many working days away, at the same time on the clock. @throws CalendarSilent */
export function instantAfterDays(calendar: WorkCalendar, clock: ZoneClock, from: number, count: number): number {
  const { day, ms } = clock.localOf(from);
  return clock.instantOf({ day: workingDaysFrom(calendar, day, count), ms });
}

/**
 * The instant by which so much working time has passed, an hour being an hour also where the clocks are changed. What
 * ends with the working day is due at its end, and not the next morning.
 * @throws CalendarSilent
 */
export function instantAfterWork(calendar: WorkCalendar, clock: ZoneClock, from: number, workMs: number): number {
  if (workMs === 0) return from;
  let left = workMs;
  for (let { day } = clock.localOf(from); ; day += 1) {
    for (const stretch of calendar.hoursOf(day)) {
      const begin = Math.max(from, clock.instantOf({ day, ms: stretch.from * MINUTE_MS }));
      const length = clock.instantOf({ day, ms: stretch.to * MINUTE_MS }) - begin;
      if (length <= 0) continue;
      if (left <= length) return begin + left;
      left -= length;
    }
  }
}
