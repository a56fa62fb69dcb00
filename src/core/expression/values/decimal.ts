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
