/** Products, quotients, powers (DMN 1.5, 10.3.2.13 tables 56 to 58). */
import { Decimal, isDecimal } from './decimal.js';
import { DaysDuration, MonthsDuration } from './durations.js';
import type { Value } from './value.js';

/** Undefined where there is no such product; not finite where it is too large. */
export function multiplyValues(left: Value, right: Value): Value | undefined {
  if (isDecimal(left)) return isDecimal(right) ? left.times(right) : scaled(right, left);
  return isDecimal(right) ? scaled(left, right) : undefined;
}

export function divideValues(left: Value, right: Value): Value | undefined {
  if (isDecimal(right)) return isDecimal(left) ? left.dividedBy(right) : right.isZero() ? undefined : scaled(left, new Decimal(1).dividedBy(right), right);
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) return new Decimal(left.months).dividedBy(right.months);
  if (left instanceof DaysDuration && right instanceof DaysDuration) return new Decimal(left.nanoseconds.toString()).dividedBy(right.nanoseconds.toString());
  return undefined;
}

/** @param divisor where given, divided by, so that a third of a day is exact */
function scaled(duration: Value, factor: Decimal, divisor?: Decimal): Value | undefined {
  const times = (amount: string | number): Decimal => (divisor ? new Decimal(amount).dividedBy(divisor) : new Decimal(amount).times(factor)).trunc();
  if (duration instanceof MonthsDuration) {
    const months = times(duration.months);
    return months.abs().lessThanOrEqualTo(Number.MAX_SAFE_INTEGER) ? new MonthsDuration(months.toNumber()) : undefined;
  }
  if (!(duration instanceof DaysDuration)) return undefined;
  const nanoseconds = times(duration.nanoseconds.toString());
  return nanoseconds.isFinite() && nanoseconds.e < 30 ? new DaysDuration(BigInt(nanoseconds.toFixed())) : undefined;
}

/** Exact squarings for whole exponents, by logarithm otherwise; undefined where there is no real one. */
export function powerOf(left: Value, right: Value): Value | undefined {
  if (!isDecimal(left) || !isDecimal(right)) return undefined;
  const power = left.pow(right);
  return power.isNaN() ? undefined : power;
}

export function negated(value: Value): Value | undefined {
  if (isDecimal(value)) return value.isZero() ? value : value.negated();
  if (value instanceof MonthsDuration) return new MonthsDuration(-value.months);
  return value instanceof DaysDuration ? new DaysDuration(-value.nanoseconds) : undefined;
}
