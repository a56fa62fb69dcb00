/** DMN 1.5, 10.3.4.1. */
import { decimalFrom } from '../values/decimal.js';
import { durationFrom, type MonthsDuration } from '../values/durations.js';
import { textOf } from '../values/text.js';
import { type BuiltIn, builtIn, mayNull, need, orNull, way } from './declare.js';
import { any, day, string } from './kinds.js';
import { DATE, DATE_AND_TIME, TIME } from './moments.js';
import { monthsBetween } from './months-between.js';
import { rangeFromText } from './range-from-text.js';

const SEPARATORS = [' ', ',', '.'] as const;

export const CONVERSIONS: readonly BuiltIn[] = [
  DATE,
  TIME,
  DATE_AND_TIME,
  builtIn('duration', way([need('from', string)], (task, from) => durationFrom(from) ?? task.refuse(`"${from}" writes no duration`))),
  builtIn('years and months duration', way([need('from', day), need('to', day)], (_task, from, to): MonthsDuration => monthsBetween(from, to))),
  builtIn('number',
    way([need('from', string), mayNull('grouping separator', string), mayNull('decimal separator', string)], (task, from, grouping, point) => {
      if (grouping !== null && !SEPARATORS.some((one) => one === grouping)) return task.refuse('digits are grouped by a space, a comma or a point');
      if (point !== null && (point === ' ' || !SEPARATORS.some((one) => one === point))) return task.refuse('a comma or a point goes before decimals');
      if (grouping !== null && grouping === point) return task.refuse('both separators are the same');
      const plain = (grouping === null ? from : from.replaceAll(grouping, '')).replace(point ?? '.', '.');
      const found = point === ',' && from.includes('.') && grouping !== '.' ? undefined : decimalFrom(plain);
      return found ?? task.refuse(`"${from}" writes no number`);
    })),
  builtIn('string', way([orNull('from', any)], (task, from) => (from === null ? null : textOf(from, (length) => task.run.spendText(length, task.offset))))),
  builtIn('range', way([need('from', string)], (task, from) => rangeFromText(task, from))),
];

