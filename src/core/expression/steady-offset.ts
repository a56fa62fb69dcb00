import { Temporal } from 'temporal-polyfill';
import { remembering } from './remembering.js';

export const DAY_MS = 86_400_000;

/** Milliseconds by which a zone is ahead of UTC, all through a day of UTC counted from 1970; undefined where that changes during the day. */
export function steadyOffsetMs(day: number, timeZone: string): number | undefined {
  return offsetOn(`${day} ${timeZone}`);
}

/** Of a name like "20000 Asia/Shanghai". Zones of the past were off by fractions of a millisecond: those are none here. */
const offsetOn = remembering(5_000, (name) => {
  const split = name.indexOf(' ');
  const begin = Number(name.slice(0, split)) * DAY_MS;
  const [first, last] = [begin, begin + DAY_MS].map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name.slice(split + 1)).offsetNanoseconds / 1_000_000);
  return first === last && Number.isInteger(first) ? first : undefined;
});
