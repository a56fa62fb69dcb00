/** DMN 1.5, 10.3.4.5. */
import { Decimal } from '../values/decimal.js';
import { DaysDuration, MonthsDuration } from '../values/durations.js';
import { type BuiltIn, builtIn, may, need, type Signature, type Task, way } from './declare.js';
import { measure, number } from './kinds.js';

/** Exponents that a scale may ask for: those of decimal128. */
const SCALE = { low: -6111, high: 6176 } as const;

type Rounding = Parameters<Decimal['toDecimalPlaces']>[1];

export const NUMBERS: readonly BuiltIn[] = [
  builtIn('decimal', way([need('n', number), need('scale', number)], (task, n, scale) => rounded(task, n, scale.trunc(), Decimal.ROUND_HALF_EVEN))),
  builtIn('floor', scaled(Decimal.ROUND_FLOOR)),
  builtIn('ceiling', scaled(Decimal.ROUND_CEIL)),
  builtIn('round up', rounding(Decimal.ROUND_UP)),
  builtIn('round down', rounding(Decimal.ROUND_DOWN)),
  builtIn('round half up', rounding(Decimal.ROUND_HALF_UP)),
  builtIn('round half down', rounding(Decimal.ROUND_HALF_DOWN)),
  builtIn('abs', way([need('n', measure)], (_task, n) => absolute(n))),
  builtIn('modulo', way([need('dividend', number), need('divisor', number)], (task, dividend, divisor) => {
    if (divisor.isZero()) return task.refuse('the divisor is nought');
    return dividend.mod(divisor);
  })),
  builtIn('sqrt', way([need('number', number)], (task, n) => finite(task, n.squareRoot()))),
  builtIn('log', way([need('number', number)], (task, n) => finite(task, n.naturalLogarithm()))),
  builtIn('exp', way([need('number', number)], (task, n) => finite(task, n.greaterThan(15_000) ? new Decimal(Infinity) : n.naturalExponential()))),
  builtIn('odd', way([need('number', number)], (task, n) => (n.isInteger() ? !n.mod(2).isZero() : task.refuse('the number is not whole')))),
  builtIn('even', way([need('number', number)], (task, n) => (n.isInteger() ? n.mod(2).isZero() : task.refuse('the number is not whole')))),
];

function scaled(mode: Rounding): Signature {
  return way([need('n', number), may('scale', number)], (task, n, scale) => rounded(task, n, scale ?? new Decimal(0), mode));
}

function rounding(mode: Rounding): Signature {
  return way([need('n', number), need('scale', number)], (task, n, scale) => rounded(task, n, scale, mode));
}

/** A scale below nought rounds to tens, hundreds, and so on. */
function rounded(task: Task, n: Decimal, scale: Decimal, mode: Rounding): Decimal | null {
  if (scale.lessThan(SCALE.low) || scale.greaterThan(SCALE.high)) return task.refuse(`the scale is not between ${SCALE.low} and ${SCALE.high}`);
  const places = scale.trunc().toNumber();
  if (places >= 0) return n.toDecimalPlaces(places, mode);
  const unit = new Decimal(10).pow(-places);
  return n.dividedBy(unit).toDecimalPlaces(0, mode).times(unit);
}

function absolute(n: Decimal | DaysDuration | MonthsDuration): Decimal | DaysDuration | MonthsDuration {
  if (n instanceof DaysDuration) return new DaysDuration(n.nanoseconds < 0n ? -n.nanoseconds : n.nanoseconds);
  return n instanceof MonthsDuration ? new MonthsDuration(Math.abs(n.months)) : n.abs();
}

function finite(task: Task, n: Decimal): Decimal | null {
  return n.isFinite() ? n : task.refuse('the result is no number, or one too large');
}
