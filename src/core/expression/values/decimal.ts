import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Numbers of FEEL (DMN 1.5, 10.3.2.3.1): 34 significant digits, half to even, the exponents of IEEE 754 decimal128. The
 * constructor is our own, so that no setting elsewhere can change a result.
 */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
  toExpNeg: -7000,
  toExpPos: 7000,
  /** The remainder has the sign of the divisor, as DMN 1.5, 10.3.4.5 wants. */
  modulo: DecimalJs.ROUND_FLOOR,
});

export type Decimal = DecimalJs;

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof DecimalJs;
}

export const ZERO = new Decimal(0);

const WRITTEN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,5})?$/i;

/** The number that a text writes, rounded to 34 digits; undefined where it writes none, or one too large. */
export function decimalFrom(text: string): Decimal | undefined {
  if (!WRITTEN.test(text)) return undefined;
  const value = new Decimal(text).toSignificantDigits(34);
  return value.isFinite() ? value : undefined;
}

const POWERS = Array.from({ length: 22 }, (_, power) => 10 ** power);

/**
 * The double nearest to a number of at most two words of seven digits and a modest exponent; undefined for others. Both its
 * parts are exact, so that one rounding makes it: it is the double that the number's text reads as, and writes that text again.
 */
export function quickDouble({ d, e, s }: Decimal): number | undefined {
  const words = d as readonly number[] | null;
  if (!words || words.length > 2) return undefined;
  const [first = 0, second] = words;
  const digits = second === undefined ? first : first * 10_000_000 + second;
  const power = 7 * (Math.floor(e / 7) - (words.length - 1));
  const scale = POWERS[Math.abs(power)];
  if (scale === undefined) return undefined;
  return s * (power < 0 ? digits / scale : digits * scale);
}
