/** Digits without leading and trailing zeros, and the power of ten that they are multiplied with. */
interface Magnitude {
  readonly digits: string;
  readonly exponent: number;
}

const DECIMAL = /^[-+]?(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,6}))?$/;

/**
 * Whether a number as written is the same number after the trip to a double and back. `0.10` is (it comes back as 0.1),
 * `9007199254740993` is not, `0x10` and `.inf` are not written in decimal digits at all.
 */
export function isExactNumber(source: string): boolean {
  const written = magnitudeOf(source);
  const kept = magnitudeOf(String(Number(source)));
  return written !== undefined && kept !== undefined && written.digits === kept.digits && written.exponent === kept.exponent;
}

function magnitudeOf(source: string): Magnitude | undefined {
  const match = DECIMAL.exec(source);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  const all = ((match[1] ?? '') + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { digits: '', exponent: 0 };
  return { digits, exponent: Number(match[3] ?? 0) - fraction.length + (all.length - digits.length) };
}
