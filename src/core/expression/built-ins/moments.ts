/** `date`, `time`, `date and time` (DMN 1.5, 10.3.4.1). */
import { Temporal } from 'temporal-polyfill';
import type { Decimal } from '../values/decimal.js';
import { type DaysDuration, NANOSECONDS } from '../values/durations.js';
import { FeelDateTime, FeelTime } from '../values/feel-time.js';
import { dateFrom, dateTimeFrom, orNone, timeFrom } from '../values/temporal-text.js';
import { offsetZone } from '../values/zones.js';
import { type BuiltIn, builtIn, mayNull, need, type Task, way } from './declare.js';
import { date, dateTime, day, days, number, string, time } from './kinds.js';

export const DATE: BuiltIn = builtIn('date',
  way([need('from', string)], (task, from) => dateFrom(from) ?? task.refuse(`"${from}" writes no date`)),
  way([need('from', day)], (_task, from) => dateOf(from)),
  way([need('year', number), need('month', number), need('day', number)], (task, year, month, dayOfMonth) => {
    const whole = [year, month, dayOfMonth].every((part) => part.isInteger());
    const made = whole ? orNone(() => new Temporal.PlainDate(year.toNumber(), month.toNumber(), dayOfMonth.toNumber())) : undefined;
    return made ?? task.refuse('there is no such day');
  }));

export const TIME: BuiltIn = builtIn('time',
  way([need('from', string)], (task, from) => timeFrom(from) ?? task.refuse(`"${from}" writes no time`)),
  way([need('from', time)], (_task, from) => from),
  way([need('from', dateTime)], (_task, from) => new FeelTime(from.local.toPlainTime(), from.zone)),
  way([need('from', date)], () => new FeelTime(new Temporal.PlainTime(), 'Z')),
  way([need('hour', number), need('minute', number), need('second', number), mayNull('offset', days)], timeOf));

export const DATE_AND_TIME: BuiltIn = builtIn('date and time',
  way([need('from', string)], (task, from) => dateTimeFrom(from) ?? task.refuse(`"${from}" writes no date and time`)),
  way([need('from', dateTime)], (_task, from) => from),
  way([need('from', date)], (_task, from) => new FeelDateTime(from.toPlainDateTime(), undefined)),
  way([need('date', day), need('time', time)], (_task, from, clock) => new FeelDateTime(dateOf(from).toPlainDateTime(clock.clock), clock.zone)));

function dateOf(value: Temporal.PlainDate | FeelDateTime): Temporal.PlainDate {
  return value instanceof Temporal.PlainDate ? value : value.local.toPlainDate();
}

function timeOf(task: Task, hour: Decimal, minute: Decimal, second: Decimal, offset: DaysDuration | null): FeelTime | null {
  const nanoseconds = second.times(1e9).trunc().toNumber();
  const seconds = Math.trunc(nanoseconds / 1e9);
  const rest = nanoseconds % 1e9;
  const whole = hour.isInteger() && minute.isInteger();
  const clock = whole ? orNone(() => new Temporal.PlainTime(hour.toNumber(), minute.toNumber(), seconds, Math.trunc(rest / 1e6), Math.trunc(rest / 1e3) % 1e3, rest % 1e3)) : undefined;
  if (!clock) return task.refuse('there is no such time');
  if (offset === null) return new FeelTime(clock, undefined);
  const away = Number(offset.nanoseconds / NANOSECONDS.second);
  return Math.abs(away) > 18 * 3600 ? task.refuse('no zone is more than 18 hours away') : new FeelTime(clock, offsetZone(away));
}
