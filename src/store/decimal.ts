/** Amounts are exact: 20 digits before and 10 after the point, as DECIMAL(30,10) holds them. */
const SCALE = 10;
const DECIMAL = /^(-?)(\d{1,20})(?:\.(\d{1,10}))?$/;
const SUM = /^(-?)(\d{1,50})(?:\.(\d{1,10}))?$/;

/**
 * An amount in its shortest form: `7.50` is `7.5`, `-0` is `0`.
 * @throws TypeError for more digits than an amount may have, or none; nothing is rounded silently.
 */
export function shortestDecimal(text: string): string {
  if (!DECIMAL.test(text)) {
    throw new TypeError(`Expected a decimal of at most 20 digits before and 10 after the point, but got ${JSON.stringify(text)}.`);
  }
  return fromScaled(toScaled(text));
}

/** A sum of amounts, which may have more digits than an amount, in its shortest form. */
export function shortestSum(text: string): string {
  return fromScaled(toScaled(text));
}

export function addDecimals(left: string, right: string): string {
  return fromScaled(toScaled(left) + toScaled(right));
}

function toScaled(text: string): bigint {
  const [, sign, whole, fraction = ''] = SUM.exec(text) ?? [];
  if (whole === undefined) throw new TypeError(`Expected a decimal, but got ${JSON.stringify(text)}.`);
  const magnitude = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

function fromScaled(scaled: bigint): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function isBelow(left: string, right: string): boolean {
  return toScaled(left) < toScaled(right);
}
