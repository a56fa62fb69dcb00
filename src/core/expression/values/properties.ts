/** Properties of values by name (DMN 1.5, 10.3.2.15 table 66). */
import { Temporal } from 'temporal-polyfill';
import { Decimal } from './decimal.js';
import { DaysDuration, MonthsDuration, partsOf } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import { entryOf, FeelRange, isContext, type Value } from './value.js';
import { offsetAt, offsetOf } from './zones.js';

/** Undefined where a value has no such property, null where it has it without a value. */
export function propertyOf(value: Value, name: string): Value | undefined {
  if (isContext(value)) return entryOf(value, name);
  if (value instanceof Temporal.PlainDate) return number(dateParts(value), name);
  if (value instanceof FeelDateTime) return number({ ...dateParts(value.local), ...clockParts(value.local) }, name) ?? zoneProperty(value.zone, name, () => offsetAt(value.local, value.zone ?? 'Z'));
  if (value instanceof FeelTime) return number(clockParts(value.clock), name) ?? zoneProperty(value.zone, name, () => offsetOf(value.zone ?? 'Z'));
  if (value instanceof MonthsDuration) return number({ years: Math.trunc(value.months / 12), months: value.months % 12 }, name);
  if (value instanceof DaysDuration) return number(durationParts(value), name);
  return value instanceof FeelRange ? rangeProperty(value, name) : undefined;
}

function number(parts: Readonly<Record<string, number>>, name: string): Decimal | undefined {
  const found = Object.hasOwn(parts, name) ? parts[name] : undefined;
  return found === undefined ? undefined : new Decimal(found);
}

function dateParts({ year, month, day, dayOfWeek }: Temporal.PlainDate | Temporal.PlainDateTime): Record<string, number> {
  return { year, month, day, weekday: dayOfWeek };
}

function clockParts({ hour, minute, second, millisecond, microsecond, nanosecond }: Temporal.PlainTime | Temporal.PlainDateTime): Record<string, number> {
  const fraction = (millisecond * 1_000_000 + microsecond * 1_000 + nanosecond) / 1e9;
  return { hour, minute, second: second + fraction };
}

function durationParts(duration: DaysDuration): Record<string, number> {
  const { days, hours, minutes, seconds, rest } = partsOf(duration);
  const sign = duration.nanoseconds < 0n ? -1 : 1;
  return { days: sign * Number(days), hours: sign * Number(hours), minutes: sign * Number(minutes), seconds: sign * (Number(seconds) + Number(rest) / 1e9) };
}

function zoneProperty(zone: string | undefined, name: string, offset: () => number | undefined): Value | undefined {
  if (name === 'timezone') return zone === undefined || offsetOf(zone) !== undefined ? null : zone;
  if (name !== 'time offset') return undefined;
  const seconds = zone === undefined ? undefined : offset();
  return seconds === undefined ? null : new DaysDuration(BigInt(Math.round(seconds)) * 1_000_000_000n);
}

function rangeProperty({ low, lowIncluded, high, highIncluded }: FeelRange, name: string): Value | undefined {
  switch (name) {
    case 'start':
      return low ?? null;
    case 'end':
      return high ?? null;
    case 'start included':
      return lowIncluded;
    case 'end included':
      return highIncluded;
    default:
      return undefined;
  }
}
