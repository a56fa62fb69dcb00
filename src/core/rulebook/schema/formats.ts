/**
 * The dialect of JSON Schema in which data fields are written: what of it is allowed, how it is read from YAML, and what
 * is handed to the validator. Only this folder and `schema-validator.ts` know which validator that is.
 */
const DECIMAL = /^-?(0|[1-9]\d{0,33})(\.\d{1,33})?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const YEAR_MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DURATION = /^P(?=\d|T\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}(\.\d{1,9})?S)?)?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** A day of the calendar, e.g. 2026-02-28. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** A moment with its offset from UTC, e.g. 2026-02-28T09:00+08:00. */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match !== null && isDate(match[1] ?? '');
}

export function isYearMonth(text: string): boolean {
  return YEAR_MONTH.test(text);
}

/** An ISO 8601 duration, e.g. PT48H or P3D. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Formats of text fields: how each is checked, and an example for whoever got it wrong. */
export const FORMATS: ReadonlyMap<string, { readonly accepts: (text: string) => boolean; readonly example: string }> = new Map([
  ['decimal', { accepts: isDecimal, example: 'a decimal number such as 1234.50' }],
  ['date', { accepts: isDate, example: 'a date such as 2026-02-28' }],
  ['date-time', { accepts: isDateTime, example: 'a moment such as 2026-02-28T09:00:00+08:00' }],
  ['year-month', { accepts: isYearMonth, example: 'a month such as 2026-02' }],
  ['duration', { accepts: isDuration, example: 'a duration such as PT48H or P3D' }],
]);
