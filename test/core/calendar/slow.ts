/**
 * Working time the slow and obvious way: every quarter of an hour of three years is put on the wall clock by `Intl`, those in
 * which somebody works are written down one after the other, and counting is looking up a place in that list. It shares
 * no code, no time library and no list of holidays with what it checks.
 */
export interface SlowRules {
  readonly timeZone: string;
  /** @param date ISO date */
  readonly works: (date: string) => boolean;
  /** Whether somebody works from this minute of the day on, for a quarter of an hour. */
  readonly open: (minute: number) => boolean;
}

export interface Slow {
  /** Instant in milliseconds, the same time on the clock so many working days later; earlier where negative. */
  readonly afterDays: (instant: number, days: number) => number;
  readonly afterMinutes: (instant: number, minutes: number) => number;
  /** The day (ISO date) of an instant. */
  readonly dateOf: (instant: number) => string;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 86_400_000;

export function slow({ timeZone, works, open }: SlowRules, first: string, last: string): Slow {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const locals: string[] = [];
  const instants = new Map<string, number>();
  const seen = new Map<string, boolean>();
  const openQuarters: number[] = [];
  const workedDates: string[] = [];
  const begin = Date.parse(`${first}T00:00:00Z`);
  for (let at = begin; at < Date.parse(`${last}T00:00:00Z`); at += QUARTER) {
    const local = format.format(at);
    const date = local.slice(0, 10);
    const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
    locals.push(local);
    if (!instants.has(local)) instants.set(local, at);
    if (!seen.has(date)) seen.set(date, works(date));
    const worked = seen.get(date) === true;
    if (worked && minute === 720) workedDates.push(date);
    if (worked && open(minute)) openQuarters.push(at);
  }

  const localOf = (instant: number): string => locals[Math.floor((instant - begin) / QUARTER)] ?? '';

  /** A time that the clocks skip is where it would have been, had they gone on as the day before. */
  function instantOf(local: string): number {
    const found = instants.get(local);
    if (found !== undefined) return found;
    const dayBefore = new Date(Date.parse(`${local.slice(0, 10)}T12:00:00Z`) - DAY).toISOString().slice(0, 10);
    return instantOf(`${dayBefore}${local.slice(10)}`) + DAY;
  }

  return {
    dateOf: (instant) => localOf(instant).slice(0, 10),
    afterDays: (instant, days) => {
      if (days === 0) return instant;
      const local = localOf(instant);
      const date = local.slice(0, 10);
      const place = firstPlace(workedDates.length, (index) => (days > 0 ? (workedDates[index] ?? '') > date : (workedDates[index] ?? '') >= date));
      const due = workedDates[days > 0 ? place + days - 1 : place + days] ?? '';
      return instantOf(`${due}${local.slice(10)}`) + ((instant - begin) % QUARTER);
    },
    afterMinutes: (instant, minutes) => {
      const place = firstPlace(openQuarters.length, (index) => (openQuarters[index] ?? 0) + QUARTER > instant);
      const wasted = Math.max(0, (instant - (openQuarters[place] ?? 0)) / MINUTE);
      const quarters = (wasted + minutes) / 15;
      const whole = Math.ceil(quarters) - 1;
      return (openQuarters[place + whole] ?? NaN) + (quarters - whole) * QUARTER;
    },
  };
}

/** The first place in an ordered list from which a condition holds. */
function firstPlace(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
