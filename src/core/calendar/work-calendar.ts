/**
 * Working days and hours: which days count, what comes after so many of them, and why. This folder knows days, hours and
 * time zones; it may import the model and nothing else of ours.
 */
import { WEEKDAYS, type CalendarDefinition, type Hours } from '../model/calendar.js';
import type { Text } from '../model/text.js';
import { dateOf, dayNumber, weekdayOf, yearOf } from './day-number.js';

/** What a day is, and by what. A holiday has its name. */
export interface DayKind {
  readonly working: boolean;
  readonly by: 'week' | 'holiday' | 'worked';
  readonly name?: Text;
  /** Its year has not been published yet. */
  readonly provisional: boolean;
}

/** A calendar that says nothing about a year that somebody asks for. */
export class UnknownYear extends Error {
  constructor(
    readonly calendar: string,
    readonly year: number,
    readonly known: readonly number[],
  ) {
    super(`Expected a year that the calendar "${calendar}" knows (${known.join(', ') || 'none'}), but found ${year}`);
    this.name = 'UnknownYear';
  }
}

/** A calendar ready to be asked. Days are counted from 1 January 1970. */
export class WorkCalendar {
  readonly #kinds = new Map<number, DayKind>();
  readonly #week: ReadonlySet<number>;

  constructor(readonly definition: CalendarDefinition) {
    this.#week = new Set(definition.week.map((name) => WEEKDAYS.indexOf(name)));
  }

  get hours(): readonly Hours[] {
    return this.definition.hours;
  }

  /** @throws UnknownYear */
  kindOf(day: number): DayKind {
    const known = this.#kinds.get(day);
    if (known) return known;
    this.#open(yearOf(day));
    return this.kindOf(day);
  }

  /** @throws UnknownYear */
  isWorking(day: number): boolean {
    return this.kindOf(day).working;
  }

  #open(year: number): void {
    const { id, years } = this.definition;
    const found = years.get(year);
    if (!found) throw new UnknownYear(id, year, [...years.keys()].sort((left, right) => left - right));
    const { provisional } = found;
    const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
    for (let day = first; day <= last; day += 1) this.#kinds.set(day, { working: this.#week.has(weekdayOf(day)), by: 'week', provisional });
    for (const { name, first: from, last: to } of found.holidays) {
      for (let day = dayNumber(from); day <= dayNumber(to); day += 1) if (day >= first && day <= last) this.#kinds.set(day, { working: false, by: 'holiday', name, provisional });
    }
    for (const date of found.worked) this.#kinds.set(dayNumber(date), { working: true, by: 'worked', provisional });
  }
}

/**
 * The n-th working day after a day (n > 0) or before it (n < 0); the day itself where n is 0.
 * @throws UnknownYear
 */
export function workingDaysFrom(calendar: WorkCalendar, date: string, count: number): string {
  const step = Math.sign(count);
  let day = dayNumber(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (calendar.isWorking(day)) left -= 1;
  }
  return dateOf(day);
}

/** The day itself where it is worked, or else the nearest working day before or after it. @throws UnknownYear */
export function nearestWorkingDay(calendar: WorkCalendar, date: string, towards: 'before' | 'after'): string {
  return calendar.isWorking(dayNumber(date)) ? date : workingDaysFrom(calendar, date, towards === 'after' ? 1 : -1);
}

/** How many working days there are after the first date, up to the second and with it. @throws UnknownYear */
export function workingDaysBetween(calendar: WorkCalendar, first: string, last: string): number {
  let count = 0;
  for (let day = dayNumber(first) + 1; day <= dayNumber(last); day += 1) if (calendar.isWorking(day)) count += 1;
  return count;
}
