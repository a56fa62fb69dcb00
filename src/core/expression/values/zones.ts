/** Time zones: `Z`, an offset, or a name of the IANA data base (DMN 1.5, 10.3.2.3.5). */
import { Temporal } from 'temporal-polyfill';
import type { FeelDateTime } from './feel-time.js';

const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
const SECOND = 1_000_000_000n;

/** The zone that a text writes after a time: `Z`, `+08:00`, `@Asia/Shanghai`; undefined where it writes none. */
export function zoneFrom(text: string): string | undefined {
  if (text === 'Z') return 'Z';
  if (text.startsWith('@')) return isZoneName(text.slice(1)) ? text.slice(1) : undefined;
  const seconds = offsetOf(text);
  return seconds === undefined || Math.abs(seconds) > 18 * 3600 ? undefined : offsetZone(seconds);
}

function isZoneName(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Temporal.PlainDateTime(2000, 1, 1).toZonedDateTime(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The zone of an offset from UTC, in seconds. */
export function offsetZone(seconds: number): string {
  if (seconds === 0) return 'Z';
  const all = Math.abs(seconds);
  const [hours, minutes, rest] = [Math.trunc(all / 3600), Math.trunc((all % 3600) / 60), all % 60];
  return `${seconds < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}${rest > 0 ? `:${two(rest)}` : ''}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Seconds from UTC of `Z` or an offset; undefined for a zone with a name, whose offset depends on the day. */
export function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const match = OFFSET.exec(zone);
  if (!match) return undefined;
  const minutes = Number(match[3]);
  const seconds = Number(match[4] ?? 0);
  if (minutes > 59 || seconds > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + minutes * 60 + seconds);
}

/** Seconds from UTC at a local date and time. */
export function offsetAt(local: Temporal.PlainDateTime, zone: string): number {
  return offsetOf(zone) ?? local.toZonedDateTime(zone).offsetNanoseconds / 1e9;
}

/** Nanoseconds since 1970 of a date and time; one without a zone is read in the one given. */
export function epochOf({ local, zone }: FeelDateTime, otherwise: string): bigint {
  return localEpoch(local) - BigInt(Math.round(offsetAt(local, zone ?? otherwise))) * SECOND;
}

/** Nanoseconds since 1970 as if the local date and time were UTC. */
export function localEpoch(local: Temporal.PlainDateTime): bigint {
  return local.toZonedDateTime('UTC').epochNanoseconds;
}

/** The local date and time of an instant in a zone. */
export function localAt(epoch: bigint, zone: string): Temporal.PlainDateTime {
  const offset = offsetOf(zone);
  const instant = new Temporal.Instant(offset === undefined ? epoch : epoch + BigInt(offset) * SECOND);
  return instant.toZonedDateTimeISO(offset === undefined ? zone : 'UTC').toPlainDateTime();
}
