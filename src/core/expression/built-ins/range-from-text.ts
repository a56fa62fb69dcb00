import { makeRange } from '../evaluation/make-range.js';
import { compareValues } from '../values/compare.js';
import { decimalFrom } from '../values/decimal.js';
import { durationFrom } from '../values/durations.js';
import { dateFrom, dateTimeFrom, temporalFrom, timeFrom } from '../values/temporal-text.js';
import { unescape } from '../values/unescape.js';
import type { FeelRange, Value } from '../values/value.js';
import type { Task } from './declare.js';

const INTERVAL = /^\s*([[(\]])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])\s*$/s;
const CALL = /^(date and time|date|time|duration)\s*\(\s*("(?:[^"\\]|\\.)*")\s*\)$/;

const READERS: Readonly<Record<string, (text: string) => Value | undefined>> = { 'date and time': dateTimeFrom, date: dateFrom, time: timeFrom, duration: durationFrom };

/** The range that a text writes, its ends literals in order (DMN 1.5, 10.3.4.1, `range`). */
export function rangeFromText({ run, offset, refuse }: Task, text: string): FeelRange | null {
  const match = INTERVAL.exec(text);
  const [low, high] = [endFrom(match?.[2] ?? ''), endFrom(match?.[3] ?? '')];
  if (!match || low === undefined || high === undefined) return refuse(`"${text}" writes no range of two literals`);
  const order = compareValues(low, high, run.timeZone);
  if (order === undefined || order > 0) return refuse(`the ends of "${text}" are not in order`);
  return makeRange(low, match[1] === '[', high, match[4] === ']', run, offset);
}

function endFrom(text: string): Value | undefined {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return unescape(text);
  if (/^@"[^"]*"$/.test(text)) return temporalFrom(text.slice(2, -1));
  const call = CALL.exec(text);
  return call ? READERS[call[1] ?? '']?.(unescape(call[2] ?? '""')) : decimalFrom(text);
}
