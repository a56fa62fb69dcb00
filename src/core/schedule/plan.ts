import { periodAfter, periodAround, periodBefore } from '../calendar/period.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { dayOf } from '../expression/day-of.js';
import { dayStart } from '../expression/periods.js';
import type { Reckoning } from '../model/calendar.js';
import type { Every, SchedulePeriod } from '../model/schedule.js';
import type { CompiledSchedule, Occurrence } from './compile-schedule.js';

/** An occurrence that has neither started nor been skipped. */
export interface OpenOccurrence {
  readonly workflow: string;
  /** Unique in the workflow: schedule, length and first day of the period. */
  readonly id: string;
  readonly schedule: string;
  readonly period: SchedulePeriod;
  /** Instant in UTC; where a problem leaves it unknown, the beginning of the period. */
  readonly dueAt: string;
  readonly counted: readonly Reckoning[];
  /** The rulebook version that says when it starts, and with which data. */
  readonly version: string;
  /** Why it cannot start by itself. */
  readonly problem: string | null;
}

/** How far a schedule has been looked at. */
export interface Cursor {
  readonly every: Every;
  /** First day of the first period that has not been looked at. */
  readonly next: string;
  /** What was due by this instant is none of its occurrences: it was not there yet. */
  readonly since: string;
}

/** What is known of a company's schedules: how far each was looked at, and what has yet to start. */
export interface ScheduleBook {
  /** By workflow and schedule. */
  readonly cursors: Readonly<Record<string, Cursor>>;
  readonly open: ReadonlyMap<string, OpenOccurrence>;
}

/** The schedules of one rulebook version. */
export interface ScheduleSet {
  readonly version: string;
  readonly timeZone: string;
  readonly schedules: readonly CompiledSchedule[];
}

/** Names a schedule, or an occurrence, beyond its workflow. */
export function nameIn(workflow: string, id: string): string {
  return `${workflow}/${id}`;
}

/**
 * Looks at all periods that have come near. A period is looked at when the one before it begins, so that an occurrence may
 * lie a whole period before its own; one whose day cannot be found is looked at again until it has begun itself.
 */
export function lookAhead(book: ScheduleBook, { version, timeZone, schedules }: ScheduleSet, now: string): ScheduleBook {
  const today = dayOf(now, timeZone);
  const cursors = { ...book.cursors };
  const open = new Map(book.open);
  for (const schedule of schedules) {
    const name = nameIn(schedule.workflow, schedule.definition.id);
    let cursor = cursors[name];
    for (; cursor && isNear(cursor, today); cursor = { ...cursor, next: periodAfter(cursor.every, periodAround(cursor.every, cursor.next)).start }) {
      const period = periodAround(cursor.every, cursor.next);
      const found = occurrence(schedule, period, version, timeZone);
      if (found && found.problem !== null && today < period.start) break;
      if (found && isItsOwn(found, cursor, timeZone)) open.set(nameIn(found.workflow, found.id), found);
    }
    if (cursor) cursors[name] = cursor;
  }
  return { cursors, open };
}

/**
 * Another version comes into force. What was due before stays as it was; what was to come is as the new version says, and
 * no period has two occurrences or loses one: what should have been already by the new version is due at once.
 */
export function takeEffect(book: ScheduleBook, { version, timeZone, schedules }: ScheduleSet, at: string): ScheduleBook {
  const today = dayOf(at, timeZone);
  const cursors: Record<string, Cursor> = {};
  const open = new Map([...book.open].filter(([, one]) => one.problem === null && one.dueAt <= at));
  for (const schedule of schedules) {
    const { every, id } = schedule.definition;
    const name = nameIn(schedule.workflow, id);
    const known = book.cursors[name];
    const near = periodBefore(every, periodAround(every, today));
    if (known?.every !== every) {
      cursors[name] = { every, next: near.start, since: at };
      continue;
    }
    cursors[name] = known;
    const pending = [...book.open.values()].filter((one) => one.workflow === schedule.workflow && one.schedule === id && (one.problem !== null || one.dueAt > at));
    const starts = new Set(pending.map(({ period }) => period.start));
    for (let period = near; period.start < known.next; period = periodAfter(every, period)) starts.add(period.start);
    for (const start of starts) {
      const found = occurrence(schedule, periodAround(every, start), version, timeZone);
      const before = pending.find(({ period }) => period.start === start);
      if (!found || (!before && found.dueAt <= at) || open.has(nameIn(found.workflow, found.id))) continue;
      const due = before?.problem === null && found.dueAt <= at ? at : found.dueAt;
      open.set(nameIn(found.workflow, found.id), { ...found, dueAt: due });
    }
  }
  return { cursors, open };
}

/** When there is something to look at next, or null. */
export function nextLook({ cursors }: ScheduleBook, timeZone: string, now: string): string | null {
  const today = dayOf(now, timeZone);
  const days = Object.values(cursors).map((cursor) => {
    const near = periodBefore(cursor.every, periodAround(cursor.every, cursor.next)).start;
    return near > today ? near : cursor.next;
  });
  const first = days.sort()[0];
  return first === undefined ? null : dayStart(first, timeZone);
}

/** A period that was over when the schedule came is none of its business, even where nobody knows its day. */
function isItsOwn({ dueAt, problem, period }: OpenOccurrence, { since }: Cursor, timeZone: string): boolean {
  return problem === null ? dueAt > since : period.end >= dayOf(since, timeZone);
}

function isNear({ every, next }: Cursor, today: string): boolean {
  return periodBefore(every, periodAround(every, next)).start <= today;
}

function occurrence(schedule: CompiledSchedule, period: SchedulePeriod, version: string, timeZone: string): OpenOccurrence | undefined {
  const { workflow, definition } = schedule;
  const about = { workflow, id: `${definition.id}:${definition.every}:${period.start}`, schedule: definition.id, period, version };
  try {
    const found: Occurrence | undefined = schedule.occurrenceIn(period);
    return found && { ...about, dueAt: found.dueAt, counted: found.counted, problem: null };
  } catch (error) {
    if (error instanceof EvaluationError) return { ...about, dueAt: dayStart(period.start, timeZone), counted: [], problem: error.message };
    throw error;
  }
}
