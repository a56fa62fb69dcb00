import { Temporal } from 'temporal-polyfill';
import { remembering } from './remembering.js';
import { DAY_MS, steadyOffsetMs } from './steady-offset.js';

/** The years 1970 to 9999, which need no sign and no further digit in ISO 8601. */
const LAST_MS = 253_402_300_799_999;

/** An instant later by an ISO 8601 duration, counted on the wall clock of the time zone. */
export function later(instant: string, iso: string, timeZone: string): string {
  const duration = durationOf(iso);
  const from = Date.parse(instant);
  return quickly(from, duration, timeZone) ?? onWallClock(instant, duration, timeZone);
}

const durationOf = remembering(200, (iso) => Temporal.Duration.from(iso));

function onWallClock(instant: string, duration: Temporal.Duration, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).add(duration).toInstant().toString({ fractionalSecondDigits: 3 });
}

/**
 * Days are 24 hours where the zone's offset is the same at both ends and does not change on the day of the end nor beside
 * it, so that no hour of it comes twice or never. Undefined where that cannot be said.
 */
function quickly(from: number, duration: Temporal.Duration, timeZone: string): string | undefined {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = duration;
  if (years !== 0 || months !== 0 || microseconds !== 0 || nanoseconds !== 0) return undefined;
  const onDay = from + (weeks * 7 + days) * DAY_MS;
  const to = onDay + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000 + milliseconds;
  if (!(from >= 0 && to >= 0 && onDay >= 0 && to <= LAST_MS)) return undefined;
  const day = Math.floor(onDay / DAY_MS);
  const offset = steadyOffsetMs(Math.floor(from / DAY_MS), timeZone);
  const steady = offset !== undefined && [day - 1, day, day + 1].every((one) => steadyOffsetMs(one, timeZone) === offset);
  return steady ? new Date(to).toISOString() : undefined;
}
