/** Working time the slow and obvious way: one day, or one quarter of an hour, after the other, with plain dates of JavaScript. */
import type { CalendarDefinition } from '../../../src/core/model/calendar.js';

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export class SlowCalendar {
  readonly #off = new Set<string>();
  readonly #worked = new Set<string>();
  readonly #locals = new Map<string, number>();

  constructor(
    private readonly definition: CalendarDefinition,
    private readonly timeZone: string,
  ) {
    for (const { holidays, worked } of definition.years.values()) {
      for (const { first, last } of holidays) for (let day = first; day <= last; day = next(day)) this.#off.add(day);
      for (const day of worked) this.#worked.add(day);
    }
  }

  works(day: string): boolean {
    if (this.#worked.has(day)) return true;
    const name = NAMES[new Date(`${day}T12:00:00Z`).getUTCDay()];
    return !this.#off.has(day) && this.definition.week.some((one) => one === name);
  }

  daysAfter(day: string, count: number): string {
    let at = day;
    for (let left = count; left > 0; ) {
      at = next(at);
      if (this.works(at)) left -= 1;
    }
    return at;
  }

  /** @param local day and minute of the day, a multiple of 15 */
  quartersAfter(local: { readonly day: string; readonly minute: number }, quarters: number): { readonly day: string; readonly minute: number } {
    let { day, minute } = local;
    for (let left = quarters; left > 0; ) {
      const open = this.works(day) && this.definition.hours.some(({ from, to }) => minute >= from && minute < to);
      minute += 15;
      if (minute === 1440) [day, minute] = [next(day), 0];
      if (open) left -= 1;
    }
    return { day, minute };
  }

  /** The instant that shows this time on the clocks of the zone, looked for among the offsets that there are. */
  instantOf(day: string, minute: number): string {
    const wanted = `${day}, ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const known = this.#locals.get(wanted);
    if (known !== undefined) return new Date(known).toISOString();
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: this.timeZone, dateStyle: 'short', timeStyle: 'short' });
    const utc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
    const found = [0, 1, 2, 8].map((hours) => utc - hours * 3_600_000).filter((ms) => format.format(ms).replace(' ', ', ') === wanted);
    const earliest = Math.min(...found);
    this.#locals.set(wanted, earliest);
    return new Date(earliest).toISOString();
  }
}

function next(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
