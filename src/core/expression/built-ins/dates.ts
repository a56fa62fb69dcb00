/** DMN 1.5, 10.3.4.8. */
import { Temporal } from 'temporal-polyfill';
import { Decimal } from '../values/decimal.js';
import type { FeelDateTime } from '../values/feel-time.js';
import { type BuiltIn, builtIn, need, way } from './declare.js';
import { day } from './kinds.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

export const DATES: readonly BuiltIn[] = [
  builtIn('day of year', way([need('date', day)], (_task, value) => new Decimal(dateOf(value).dayOfYear))),
  builtIn('day of week', way([need('date', day)], (_task, value) => WEEKDAYS[dateOf(value).dayOfWeek - 1] ?? null)),
  builtIn('month of year', way([need('date', day)], (_task, value) => MONTHS[dateOf(value).month - 1] ?? null)),
  builtIn('week of year', way([need('date', day)], (_task, value) => new Decimal(dateOf(value).weekOfYear ?? 0))),
];

function dateOf(value: Temporal.PlainDate | FeelDateTime): Temporal.PlainDate {
  return value instanceof Temporal.PlainDate ? value : value.local.toPlainDate();
}
