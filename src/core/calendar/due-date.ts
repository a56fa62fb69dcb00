import { Temporal } from 'temporal-polyfill';
import type { Text } from '../model/text.js';
import { dateOf, dayNumber } from './day-number.js';
import type { DayKind, WorkCalendar } from './work-calendar.js';

/** Days that a due date passes over, or counts although the week says otherwise. */
export interface Noteworthy {
  readonly first: string;
  readonly last: string;
  readonly counted: boolean;
  readonly by: DayKind['by'];
  readonly name?: Text;
}

/** A due date with its reasons. */
export interface DueDate {
  /** Instants, UTC. */
  readonly from: string;
  readonly due: string;
  readonly amount: number;
  readonly unit: 'working days' | 'working minutes';
  /** In order; ordinary days of rest and of work are not listed. */
  readonly noteworthy: readonly Noteworthy[];
  /** A year that has not been published yet was counted with. */
  readonly provisional: boolean;
}

/**
 * So many working days after an instant, at the same time of the day; from a day of rest the first working day counts as one.
 * @throws UnknownYear
 */
export function dueAfterDays(calendar: WorkCalendar, from: string, count: number, timeZone: string): DueDate {
  const start = localOf(from, timeZone);
  const first = dayNumber(start.toPlainDate().toString());
  let day = first;
  for (let left = count; left > 0; ) {
    day += 1;
    if (calendar.isWorking(day)) left -= 1;
  }
  const due = instantOf(Temporal.PlainDate.from(dateOf(day)).toPlainDateTime(start.toPlainTime()), timeZone);
  return { from, due, amount: count, unit: 'working days', ...seenBetween(calendar, first + 1, day) };
}

/**
 * So many minutes of working hours after an instant. What ends with the working day is due at its end, not at the next
 * morning.
 * @throws UnknownYear
 */
export function dueAfterMinutes(calendar: WorkCalendar, from: string, minutes: number, timeZone: string): DueDate {
  const start = localOf(from, timeZone);
  const first = dayNumber(start.toPlainDate().toString());
  const midnight = { hour: 0, minute: 0 };
  let left = minutes;
  for (let day = first; ; day += 1) {
    if (!calendar.isWorking(day)) continue;
    const earliest = day === first ? start.since(start.with({ ...midnight, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })).total('minutes') : 0;
    for (const { from: opens, to: closes } of calendar.hours) {
      const begin = Math.max(opens, earliest);
      if (begin >= closes) continue;
      if (left <= closes - begin) {
        const local = Temporal.PlainDate.from(dateOf(day)).toPlainDateTime().add({ milliseconds: Math.round((begin + left) * 60_000) });
        return { from, due: instantOf(local, timeZone), amount: minutes, unit: 'working minutes', ...seenBetween(calendar, first, day) };
      }
      left -= closes - begin;
    }
  }
}

function localOf(instant: string, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

/** A time that the clocks skip is meant as they would have shown it; of one that comes twice, the first. */
function instantOf(local: Temporal.PlainDateTime, timeZone: string): string {
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant().toString({ fractionalSecondDigits: 3 });
}

function seenBetween(calendar: WorkCalendar, first: number, last: number): Pick<DueDate, 'noteworthy' | 'provisional'> {
  const noteworthy: Noteworthy[] = [];
  let provisional = false;
  for (let day = first; day <= last; day += 1) {
    const kind = calendar.kindOf(day);
    provisional ||= kind.provisional;
    if (kind.by === 'week') continue;
    const before = noteworthy.at(-1);
    const goesOn = before?.by === kind.by && before.name === kind.name && dayNumber(before.last) === day - 1;
    if (goesOn) noteworthy[noteworthy.length - 1] = { ...before, last: dateOf(day) };
    else noteworthy.push({ first: dateOf(day), last: dateOf(day), counted: kind.working, by: kind.by, ...(kind.name !== undefined && { name: kind.name }) });
  }
  return { noteworthy, provisional };
}
