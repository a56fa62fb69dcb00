/** A days and time duration (DMN 1.5, 10.3.2.3.7). */
export class DaysDuration {
  constructor(readonly nanoseconds: bigint) {}
}

/** A years and months duration (DMN 1.5, 10.3.2.3.8), in whole months. */
export class MonthsDuration {
  constructor(readonly months: number) {}
}

export const NANOSECONDS = { second: 1_000_000_000n, minute: 60_000_000_000n, hour: 3_600_000_000_000n, day: 86_400_000_000_000n } as const;

const MONTHS = /^(-)?P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/;
const DAYS = /^(-)?P(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{0,9})\d{0,20})?S)?)?$/;

/** The duration that a text writes (DMN 1.5, 10.3.4.1, `duration`); undefined where it writes none. */
export function durationFrom(text: string): DaysDuration | MonthsDuration | undefined {
  if (!/\d\.?[A-Z]$/.test(text)) return undefined;
  const months = MONTHS.exec(text);
  if (months) return new MonthsDuration(sign(months[1]) * (Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)));
  const days = DAYS.exec(text);
  if (!days) return undefined;
  const { day, hour, minute, second } = NANOSECONDS;
  const [d, h, m, s] = days.slice(2, 6).map((digits) => BigInt((digits as string | undefined) ?? 0)) as [bigint, bigint, bigint, bigint];
  const fraction = BigInt((days[6] ?? '').padEnd(9, '0'));
  return new DaysDuration(BigInt(sign(days[1])) * (d * day + h * hour + m * minute + s * second + fraction));
}

function sign(minus: string | undefined): 1 | -1 {
  return minus === undefined ? 1 : -1;
}

/** Days, hours, minutes, seconds and nanoseconds, none of them negative. */
export function partsOf({ nanoseconds }: DaysDuration): { readonly days: bigint; readonly hours: bigint; readonly minutes: bigint; readonly seconds: bigint; readonly rest: bigint } {
  const { day, hour, minute, second } = NANOSECONDS;
  const all = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  return { days: all / day, hours: (all % day) / hour, minutes: (all % hour) / minute, seconds: (all % minute) / second, rest: all % second };
}

/** ISO 8601, without parts that are nought. */
export function durationText(duration: DaysDuration | MonthsDuration): string {
  return duration instanceof MonthsDuration ? monthsText(duration.months) : daysText(duration);
}

function monthsText(months: number): string {
  const all = Math.abs(months);
  const years = Math.trunc(all / 12);
  const rest = all % 12;
  const body = `${years > 0 ? `${years}Y` : ''}${rest > 0 || years === 0 ? `${rest}M` : ''}`;
  return `${months < 0 ? '-' : ''}P${body}`;
}

function daysText(duration: DaysDuration): string {
  if (duration.nanoseconds === 0n) return 'PT0S';
  const { days, hours, minutes, seconds, rest } = partsOf(duration);
  const fraction = rest > 0n ? `.${rest.toString().padStart(9, '0').replace(/0+$/, '')}` : '';
  const clock = `${part(hours, 'H')}${part(minutes, 'M')}${seconds > 0n || rest > 0n ? `${seconds}${fraction}S` : ''}`;
  return `${duration.nanoseconds < 0n ? '-' : ''}P${part(days, 'D')}${clock === '' ? '' : `T${clock}`}`;
}

function part(amount: bigint, letter: string): string {
  return amount > 0n ? `${amount}${letter}` : '';
}
