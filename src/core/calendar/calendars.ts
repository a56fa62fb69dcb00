import type { CalendarDefinition } from '../model/calendar.js';
import { workCalendar, type WorkCalendar } from './work-calendar.js';
import { zoneClock, type ZoneClock } from './zone-clock.js';

/** The calendars of a rulebook version, ready to be asked. */
export interface Calendars {
  /** Id of the one that holds where no other is named. */
  readonly main: string;
  readonly all: ReadonlyMap<string, WorkCalendar>;
  /** The company's wall clock. */
  readonly clock: ZoneClock;
  readonly timeZone: string;
}

export interface CalendarsWritten {
  readonly calendar?: string;
  readonly calendars: ReadonlyMap<string, CalendarDefinition>;
  readonly timeZone: string;
}

/** Undefined where the rulebook names no calendar. */
export function calendarsOf({ calendar, calendars, timeZone }: CalendarsWritten): Calendars | undefined {
  if (calendar === undefined) return undefined;
  return { main: calendar, all: new Map([...calendars.keys()].map((id) => [id, workCalendar(id, calendars)])), clock: zoneClock(timeZone), timeZone };
}
