import { dateOf, dayNumber } from '../../core/calendar/day-number.js';
import { lineage, weekOf, yearsKnown, type WorkCalendar } from '../../core/calendar/work-calendar.js';
import type { CompiledRulebook } from '../../core/case/compiled.js';
import { WEEKDAYS, type CalendarDefinition } from '../../core/model/calendar.js';
import type { Shape } from '../http/shape.js';
import type { CalendarDayDto, CalendarDto, CalendarYearDto, WorkedWeekdayDto } from './calendar.dto.js';

/** Every calendar of a rulebook, the main one first. */
export function calendarsView(rulebook: CompiledRulebook): readonly Shape<CalendarDto>[] {
  const { calendars, calendar: main } = rulebook.definition;
  return [...calendars.values()].toSorted((one, other) => Number(other.id === main) - Number(one.id === main)).map((one) => calendarView(rulebook, one));
}

/** @param calendar knows the year */
export function calendarYearView(rulebook: CompiledRulebook, definition: CalendarDefinition, calendar: WorkCalendar, year: number): Shape<CalendarYearDto> {
  const { calendars, timeZone } = rulebook.definition;
  const line = lineage(definition.id, calendars);
  return {
    ...calendarView(rulebook, definition),
    year,
    version: rulebook.version,
    timeZone,
    provisional: line.some(({ years }) => years.get(year)?.provisional === true),
    sources: line.flatMap(({ id, title, years }) => {
      const source = years.get(year)?.source;
      return source === undefined ? [] : [{ calendar: id, title: title ?? id, source }];
    }),
    week: weekView(definition.id, calendars),
    days: daysOf(calendar, year),
  };
}

function calendarView({ definition: { calendar: main, calendars } }: CompiledRulebook, { id, title, source, extends: other }: CalendarDefinition): Shape<CalendarDto> {
  return { id, title: title ?? id, source: source ?? [], main: id === main, extends: other?.id ?? null, years: [...yearsKnown(id, calendars).keys()].sort() };
}

function weekView(id: string, calendars: ReadonlyMap<string, CalendarDefinition>): readonly Shape<WorkedWeekdayDto>[] {
  const days = weekOf(id, calendars)?.days;
  return WEEKDAYS.flatMap((weekday) => {
    const hours = days?.get(weekday);
    return hours ? [{ weekday, hours: hours.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) })) }] : [];
  });
}

function daysOf(calendar: WorkCalendar, year: number): readonly Shape<CalendarDayDto>[] {
  const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const { working, by, name, like } = calendar.kindOf(first + at);
    return { day: dateOf(first + at), working, by, ...(name !== undefined && { name }), like };
  });
}

/** Minutes after midnight as on a clock. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
