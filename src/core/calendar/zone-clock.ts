import { Temporal } from 'temporal-polyfill';
import { dateOf, dayNumber, DAY_MS } from './day-number.js';

/** A day, and milliseconds on its clock since midnight. */
export interface Local {
  readonly day: number;
  readonly ms: number;
}

/** The wall clock of a time zone. Instants are milliseconds since 1970. */
export interface ZoneClock {
  localOf(instant: number): Local;
  /** Of a time that comes twice the first; a time that the clocks skip is meant as they would have shown it. */
  instantOf(local: Local): number;
}

interface DayStart {
  readonly instant: number;
  /** The clocks are not changed on it, so that it can be counted from its midnight. */
  readonly steady: boolean;
}

const STARTS_MAX = 20_000;

export function zoneClock(timeZone: string): ZoneClock {
  const starts = new Map<number, DayStart>();

  function startOf(day: number): DayStart {
    const known = starts.get(day);
    if (known) return known;
    if (starts.size >= STARTS_MAX) starts.clear();
    const [first, last] = [day, day + 1].map((one) => zoned({ day: one, ms: 0 }, timeZone)) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
    const steady = last.epochMilliseconds - first.epochMilliseconds === DAY_MS && first.hour === 0 && first.offsetNanoseconds === last.offsetNanoseconds;
    const made = { instant: first.epochMilliseconds, steady };
    starts.set(day, made);
    return made;
  }

  return {
    localOf: (instant) => {
      let day = Math.floor(instant / DAY_MS);
      while (startOf(day).instant > instant) day -= 1;
      while (startOf(day + 1).instant <= instant) day += 1;
      const start = startOf(day);
      if (start.steady) return { day, ms: instant - start.instant };
      const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
      return { day: dayNumber(local.toPlainDate().toString()), ms: msOf(local.toPlainTime()) };
    },
    instantOf: (local) => {
      const { instant, steady } = startOf(local.day);
      return steady ? instant + local.ms : zoned(local, timeZone).epochMilliseconds;
    },
  };
}

/** @param local its time may be midnight at the day's end */
function zoned({ day, ms }: Local, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${dateOf(day)}T00:00`).add({ milliseconds: ms }).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

function msOf({ hour, minute, second, millisecond }: Temporal.PlainTime): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}
