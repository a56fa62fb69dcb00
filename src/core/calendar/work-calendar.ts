/**
 * Working days and hours: which days count, what comes after so many of them, and why. This folder knows days, hours and
 * time zones; it may import the model and nothing else of ours.
 */
import { WEEKDAYS, type CalendarDefinition, type CalendarYear, type Hours, type Weekday, type WeekDefinition } from '../model/calendar.js';
import type { Text } from '../model/text.js';
import { CalendarSilent } from './calendar-silent.js';
import { dateOf, dayNumber, weekdayOf, yearOf } from './day-number.js';

/** What a day is, and by what: the week, a holiday, or because it is worked all the same. */
export interface DayKind {
  readonly working: boolean;
  readonly by: 'week' | 'holiday' | 'worked';
  /** Of the holiday, or of the holiday that it makes up for. */
  readonly name?: Text;
  /** Its year has not been published yet. */
  readonly provisional: boolean;
  /** The weekday whose hours it has, where it is worked. */
  readonly like: Weekday;
}

/** A calendar ready to be asked, what it extends included. Days are counted from 1 January 1970. */
export interface WorkCalendar {
  readonly id: string;
  /** @throws CalendarSilent where it does not know the year */
  kindOf(day: number): DayKind;
  /** Hours of a day in order; none on a day of rest. @throws CalendarSilent also where it says no hours */
  hoursOf(day: number): readonly Hours[];
}

/** A calendar and those that it extends, its own first. A circle ends where it begins. */
export function lineage(id: string, definitions: ReadonlyMap<string, CalendarDefinition>): readonly CalendarDefinition[] {
  const found: CalendarDefinition[] = [];
  for (let next = definitions.get(id); next && !found.includes(next); next = definitions.get(next.extends?.id ?? '')) found.push(next);
  return found;
}

/** The years that a calendar knows: those of the calendar at the root of what it extends, to which others only add days. */
export function yearsKnown(id: string, definitions: ReadonlyMap<string, CalendarDefinition>): ReadonlyMap<number, CalendarYear> {
  return lineage(id, definitions).at(-1)?.years ?? new Map();
}

/** The days of the week of a calendar, its own or those of what it extends. */
export function weekOf(id: string, definitions: ReadonlyMap<string, CalendarDefinition>): WeekDefinition | undefined {
  return lineage(id, definitions).find(({ week }) => week)?.week;
}

/** @param definitions checked: they extend each other without a circle, and every line of them has a week */
export function workCalendar(id: string, definitions: ReadonlyMap<string, CalendarDefinition>): WorkCalendar {
  const line = lineage(id, definitions);
  const known = yearsKnown(id, definitions);
  const week = weekOf(id, definitions)?.days ?? new Map<Weekday, readonly Hours[]>();
  const follow = line.find(({ makeUpDaysFollow }) => makeUpDaysFollow)?.makeUpDaysFollow ?? WEEKDAYS.find((name) => week.has(name)) ?? 'monday';
  const kinds = new Map<number, DayKind>();

  function open(year: number): void {
    if (!known.has(year)) throw new CalendarSilent(`Expected a year that the calendar "${id}" knows (${[...known.keys()].sort().join(', ') || 'none'}), but found ${year}`);
    const years = line.flatMap(({ years: own }) => own.get(year) ?? []);
    const provisional = years.some((one) => one.provisional);
    for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1) {
      const name = weekdayOf(day);
      kinds.set(day, { working: week.has(name), by: 'week', provisional, like: name });
    }
    for (const { holidays, worked } of [...years].reverse()) {
      for (const { name, from, until } of holidays) {
        for (let day = dayNumber(from); day <= dayNumber(until); day += 1) kinds.set(day, { working: false, by: 'holiday', name, provisional, like: weekdayOf(day) });
      }
      for (const { day, like, for: name } of worked) {
        const own = weekdayOf(dayNumber(day));
        kinds.set(dayNumber(day), { working: true, by: 'worked', ...(name !== undefined && { name }), provisional, like: like ?? (week.has(own) ? own : follow) });
      }
    }
  }

  function kindOf(day: number): DayKind {
    const known = kinds.get(day);
    if (known) return known;
    open(yearOf(day));
    return kindOf(day);
  }

  function hoursOf(day: number): readonly Hours[] {
    const { working, like } = kindOf(day);
    const hours = working ? (week.get(like) ?? []) : [];
    if (working && hours.length === 0) throw new CalendarSilent(`Expected the calendar "${id}" to say the working hours of ${dateOf(day)} (a ${like}), but it says none`);
    return hours;
  }

  return { id, kindOf, hoursOf };
}
