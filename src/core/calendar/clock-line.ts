/**
 * The time that a clock counts, as a line that can be measured and followed. Lengths are milliseconds; a working day has 24
 * hours of them, and the days of rest between two working days have none.
 */
import { Temporal } from 'temporal-polyfill';
import { unreachable } from '../model/unreachable.js';
import type { ClockUnit, Length, RungMoment, TimeAsked } from '../model/sla.js';
import { nearestWorkingDay, workingDaysBetween, workingDaysFrom } from './count.js';
import { DAY_MS } from './day-number.js';
import type { WorkCalendar } from './work-calendar.js';
import type { Local, ZoneClock } from './zone-clock.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function unitOf(length: Length | TimeAsked): ClockUnit {
  if (length.kind === 'asked') return length.unit;
  return length.kind === 'duration' ? 'hours' : `working ${length.unit}`;
}

/** How long a length is on its line; undefined for months and years, which differ. */
export function lengthMs(length: Length): number | undefined {
  if (length.kind === 'working') return countMs(`working ${length.unit}`, length.count);
  const duration = Temporal.Duration.from(length.iso);
  return duration.years !== 0 || duration.months !== 0 ? undefined : duration.with({ weeks: 0 }).total({ unit: 'milliseconds' }) + duration.weeks * 7 * DAY_MS;
}

/** A count of units, as decimal text that gives the same milliseconds again. */
export function countText(unit: ClockUnit, ms: number): string {
  const text = unit === 'working days' ? (ms / DAY_MS).toFixed(9) : (ms / HOUR_MS).toFixed(7);
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0');
}

export function countMs(unit: ClockUnit, count: string): number {
  return Math.round(Number(count) * (unit === 'working days' ? DAY_MS : HOUR_MS));
}

/** How far along a clock's line a step of its ladder lies. @param totalMs from the beginning to the due instant */
export function rungMs(moment: RungMoment, totalMs: number): number {
  switch (moment.kind) {
    case 'share':
      return Math.round((totalMs * Number(moment.percent)) / 100);
    case 'due':
      return totalMs;
    case 'before':
      return totalMs - (lengthMs(moment.length) ?? 0);
    case 'after':
      return totalMs + (lengthMs(moment.length) ?? 0);
    default:
      return unreachable(moment);
  }
}

/** Where working time is counted on. */
export interface Line {
  readonly calendar: WorkCalendar;
  readonly clock: ZoneClock;
}

/** How much of the unit lies between two instants; below nought backwards. @throws CalendarSilent */
export function msBetween(unit: ClockUnit, from: number, to: number, line: Line | undefined): number {
  if (to < from) return -msBetween(unit, to, from, line);
  if (unit === 'hours' || !line) return to - from;
  return unit === 'working hours' ? workBetween(line, from, to) : daysBetween(line, from, to);
}

/** The instant by which so many milliseconds of working days have passed. @throws CalendarSilent */
export function afterPartsOfDays(calendar: WorkCalendar, clock: ZoneClock, from: number, ms: number): number {
  const start = onLine({ calendar, clock }, from);
  const total = start.ms + ms;
  return clock.instantOf({ day: workingDaysFrom(calendar, start.day, Math.floor(total / DAY_MS)), ms: total % DAY_MS });
}

function daysBetween(line: Line, from: number, to: number): number {
  const [first, last] = [onLine(line, from), onLine(line, to)];
  return workingDaysBetween(line.calendar, first.day, last.day) * DAY_MS + last.ms - first.ms;
}

/** On a day of rest the line stands at the beginning of the next working day. */
function onLine({ calendar, clock }: Line, instant: number): Local {
  const local = clock.localOf(instant);
  return calendar.kindOf(local.day).working ? local : { day: nearestWorkingDay(calendar, local.day, 'after'), ms: 0 };
}

function workBetween({ calendar, clock }: Line, from: number, to: number): number {
  let total = 0;
  const last = clock.localOf(to).day;
  for (let { day } = clock.localOf(from); day <= last; day += 1) {
    for (const stretch of calendar.hoursOf(day)) {
      const [begin, end] = [stretch.from, stretch.to].map((minute) => clock.instantOf({ day, ms: minute * MINUTE_MS })) as [number, number];
      total += Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }
  }
  return total;
}
