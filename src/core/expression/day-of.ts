import { Temporal } from 'temporal-polyfill';
import { DAY_MS, steadyOffsetMs } from './steady-offset.js';

/** Years in which a day is written with four digits, wherever one is. */
const [FIRST_MS, LAST_MS] = [Date.UTC(1971, 0), Date.UTC(9998, 0)];

/** The day (ISO date) of an instant in a time zone. */
export function dayOf(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  const offset = at >= FIRST_MS && at < LAST_MS ? steadyOffsetMs(Math.floor(at / DAY_MS), timeZone) : undefined;
  if (offset === undefined) return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return new Date(at + offset).toISOString().slice(0, 10);
}
