import { DAY_MS, dateOf, dayNumber, weekdayOf } from '../../core/calendar/day-number.js';

export function dayLater(day: string, days: number): string {
  return dateOf(dayNumber(day) + days);
}

/** Every day of a month (2026-04), in order. */
export function daysOfMonth(month: string): readonly string[] {
  const first = dayNumber(`${month}-01`);
  return Array.from({ length: 31 }, (_item, index) => dateOf(first + index)).filter((day) => day.startsWith(month));
}

/** When people of a company are at work. */
export interface OfficeHours {
  /** Hours of the wall clock. */
  readonly from: number;
  readonly until: number;
  readonly holidays: readonly string[];
  /** Such as +08:00. */
  readonly offset: string;
  /** Somebody is there on every day. */
  readonly everyDay: boolean;
}

export function isWorkingDay(day: string, { holidays }: Pick<OfficeHours, 'holidays'>): boolean {
  return !['saturday', 'sunday'].includes(weekdayOf(dayNumber(day))) && !holidays.includes(day);
}

/** The instant of an hour (with its fraction) of a day. */
export function instantAt(day: string, hour: number, offset: string): string {
  return new Date(Date.parse(`${day}T00:00:00${offset}`) + Math.round(hour * 3_600_000)).toISOString();
}

/** The instant after so many hours at work. */
export function afterWork(instant: string, hours: number, office: OfficeHours): string {
  const { from, until, offset, everyDay } = office;
  const midnight = Date.parse(`1970-01-01T00:00:00${offset}`);
  let [day, hour] = localOf(Date.parse(instant) - midnight);
  for (let left = hours; ; day = dayLater(day, 1), hour = 0) {
    if (!everyDay && !isWorkingDay(day, office)) continue;
    const begin = Math.max(hour, from);
    if (begin + left < until) return instantAt(day, begin + left, offset);
    left -= Math.max(0, until - begin);
  }
}

function localOf(ms: number): [string, number] {
  const day = Math.floor(ms / DAY_MS);
  return [dateOf(day), (ms - day * DAY_MS) / 3_600_000];
}
