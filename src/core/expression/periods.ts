/** Stretches of days as instants: from the beginning of the first to the beginning of the day after the last. */
import { Temporal } from 'temporal-polyfill';
import { instantOf } from './values.js';

export interface Stretch {
  /** First instant that belongs to it (UTC); absent where it has no beginning. */
  readonly since?: string;
  /** First instant that no longer does; absent where it has no end. */
  readonly before?: string;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The calendar month, quarter or year in which an instant lies, in the company's zone. */
export function stretchAround(instant: string, within: keyof typeof MONTHS, timeZone: string): Stretch {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const months = MONTHS[within];
  const first = day.with({ day: 1, month: day.month - ((day.month - 1) % months) });
  return { since: instantOf(first, timeZone), before: instantOf(first.add({ months }), timeZone) };
}

/**
 * From one FEEL date, or date and time, to another. A date as the end belongs to the stretch with all its hours.
 * @throws TypeError for anything else
 */
export function stretchBetween(since: unknown, until: unknown, timeZone: string): Stretch {
  const end = until instanceof Temporal.PlainDate ? until.add({ days: 1 }) : until;
  return { ...(since !== undefined && { since: instantOf(since, timeZone) }), ...(end !== undefined && { before: instantOf(end, timeZone) }) };
}

/** The instant at which a day (ISO date) is over. */
export function dayAfter(date: string, timeZone: string): string {
  return instantOf(Temporal.PlainDate.from(date).add({ days: 1 }), timeZone);
}

/** The instant (UTC) at which a day (ISO date) begins. */
export function dayStart(date: string, timeZone: string): string {
  return instantOf(Temporal.PlainDate.from(date), timeZone);
}
