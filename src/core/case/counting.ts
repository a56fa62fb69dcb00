import { calendarFunctions } from '../expression/calendar-functions.js';
import type { Calendars } from '../calendar/calendars.js';
import type { Reckoning } from '../model/calendar.js';

/**
 * Adds the functions that count working time to a scope.
 * @param usual id of the calendar that is asked where a call names none, or how to find it when it is needed
 * @param counted takes a note of each reckoning, once
 */
export function addCounting(scope: Record<string, unknown>, calendars: Calendars, usual: string | (() => string), counted: Reckoning[]): void {
  const tell = (reckoning: Reckoning): void => {
    if (!counted.some((known) => JSON.stringify(known) === JSON.stringify(reckoning))) counted.push(reckoning);
  };
  const functions = calendarFunctions({ calendars, usual: typeof usual === 'string' ? () => usual : usual, tell });
  for (const [name, call] of functions) scope[name] = call;
}
