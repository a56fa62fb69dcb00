/** Days as numbers, counted from 1 January 1970, so that walking over them costs nothing. */
import { WEEKDAYS, type Weekday } from '../model/calendar.js';

export const DAY_MS = 86_400_000;

/** @param date ISO date */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'monday';
}
