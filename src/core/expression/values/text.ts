/** How a value is written: the function `string` (DMN 1.5, 10.3.4.1). */
import { Temporal } from 'temporal-polyfill';
import { isDecimal } from './decimal.js';
import { DaysDuration, durationText, MonthsDuration } from './durations.js';
import { FeelDateTime, FeelTime } from './feel-time.js';
import { dateText, dateTimeText, timeText } from './temporal-text.js';
import { type Context, FeelFunction, FeelRange, isList, type Value } from './value.js';

/** @param spend told of every piece, so that a caller can count */
export function textOf(value: Value, spend: (length: number) => void): string {
  if (typeof value === 'string') return value;
  return written(value, spend);
}

function written(value: Value, spend: (length: number) => void): string {
  const text = plain(value) ?? nested(value, spend);
  spend(text.length);
  return text;
}

function plain(value: Value): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isDecimal(value)) return value.toFixed();
  if (value instanceof Temporal.PlainDate) return dateText(value);
  if (value instanceof FeelTime) return timeText(value);
  if (value instanceof FeelDateTime) return dateTimeText(value);
  if (value instanceof DaysDuration || value instanceof MonthsDuration) return durationText(value);
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  return undefined;
}

function nested(value: Value, spend: (length: number) => void): string {
  if (isList(value)) return `[${value.map((item) => written(item, spend)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value, spend);
  return `{${Object.entries(value as Context).map(([name, item]) => `${keyText(name)}: ${written(item, spend)}`).join(', ')}}`;
}

function keyText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : JSON.stringify(name);
}

function rangeText({ form, low, lowIncluded, high, highIncluded }: FeelRange, spend: (length: number) => void): string {
  const end = (value: Value | undefined): string => inRange(value ?? null, spend);
  if (form !== 'interval') return `${form} ${end(low ?? high)}`;
  return `${lowIncluded ? '[' : '('}${end(low)}..${end(high)}${highIncluded ? ']' : ')'}`;
}

/** The ends of a range are written so that they can be read again. */
function inRange(value: Value, spend: (length: number) => void): string {
  const text = written(value, spend);
  return typeof value === 'object' && value !== null && !isDecimal(value) ? `@"${text}"` : text;
}
