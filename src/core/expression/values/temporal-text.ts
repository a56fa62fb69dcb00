/** Dates and times from text and back (DMN 1.5, 10.3.4.1; lexical forms of XML Schema). */
import { Temporal } from 'temporal-polyfill';
import { durationFrom } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import type { Value } from './value.js';
import { zoneFrom } from './zones.js';

const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d{0,20})?(Z|[+-].*|@.*)?$/;

export function dateFrom(text: string): Temporal.PlainDate | undefined {
  const match = DATE.exec(text);
  return match ? orNone(() => new Temporal.PlainDate(Number(match[1]), Number(match[2]), Number(match[3]))) : undefined;
}

export function timeFrom(text: string): FeelTime | undefined {
  return readTime(text)?.time;
}

/** A date and a time joined by `T`; a date alone is its midnight. 24:00:00 is the next day's midnight. */
export function dateTimeFrom(text: string): FeelDateTime | undefined {
  const cut = text.indexOf('T');
  const date = dateFrom(cut < 0 ? text : text.slice(0, cut));
  if (!date) return undefined;
  if (cut < 0) return new FeelDateTime(date.toPlainDateTime(), undefined);
  const read = readTime(text.slice(cut + 1));
  if (!read) return undefined;
  return orNone(() => new FeelDateTime(date.add({ days: read.nextDay ? 1 : 0 }).toPlainDateTime(read.time.clock), read.time.zone));
}

function readTime(text: string): { readonly time: FeelTime; readonly nextDay: boolean } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const nextDay = hour === 24;
  if (nextDay && (minute > 0 || second > 0 || Number(match[4] ?? 0) > 0)) return undefined;
  const zone = match[5] === undefined ? undefined : zoneFrom(match[5]);
  if (match[5] !== undefined && zone === undefined) return undefined;
  return orNone(() => ({ time: new FeelTime(clockOf(nextDay ? 0 : hour, minute, second, (match[4] ?? '').padEnd(9, '0')), zone), nextDay }));
}

function clockOf(hour: number, minute: number, second: number, fraction: string): Temporal.PlainTime {
  const part = (from: number): number => Number(fraction.slice(from, from + 3));
  return new Temporal.PlainTime(hour, minute, second, part(0), part(3), part(6));
}

/** A date, a time, a duration, or a date and time, whichever the text writes. */
export function temporalFrom(text: string): Value | undefined {
  return dateFrom(text) ?? timeFrom(text) ?? durationFrom(text) ?? (text.includes('T') ? dateTimeFrom(text) : undefined);
}

/** The value, or undefined where Temporal knows no such day, hour or year. */
export function orNone<Made>(make: () => Made): Made | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function dateText({ year, month, day }: Temporal.PlainDate | Temporal.PlainDateTime): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function timeText({ clock, zone }: FeelTime): string {
  return `${clock.toString()}${zoneText(zone)}`;
}

export function dateTimeText({ local, zone }: FeelDateTime): string {
  return `${dateText(local)}T${local.toPlainTime().toString()}${zoneText(zone)}`;
}

function zoneText(zone: string | undefined): string {
  if (zone === undefined || /^[Z+-]/.test(zone) && !/^Z\w/.test(zone)) return zone ?? '';
  return `@${zone}`;
}
