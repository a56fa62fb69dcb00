/** A length of working time: "3 working days", "1.5 working hours". */
export interface WorkingTime {
  readonly unit: 'days' | 'hours';
  /** Decimal text. */
  readonly count: string;
}

const WRITTEN = /^(\d{1,4}(?:\.\d{1,4})?) working (day|hour)s?$/;

/** Reads one as people write it; undefined for what is none. */
export function workingTimeIn(text: string): WorkingTime | undefined {
  const [, count, unit] = WRITTEN.exec(text) ?? [];
  return count === undefined ? undefined : { unit: unit === 'day' ? 'days' : 'hours', count };
}

/** Whether it can be counted: days only as a whole. */
export function isCountable({ unit, count }: WorkingTime): boolean {
  return unit === 'hours' || !count.includes('.');
}
