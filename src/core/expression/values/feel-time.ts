import type { Temporal } from 'temporal-polyfill';

/** A time of day (DMN 1.5, 10.3.2.3.5), with `Z`, an offset as in `+08:00`, the name of a time zone, or nothing. */
export class FeelTime {
  constructor(
    readonly clock: Temporal.PlainTime,
    readonly zone: string | undefined,
  ) {}
}

/** A date and time (DMN 1.5, 10.3.2.3.6); its zone as for a time. */
export class FeelDateTime {
  constructor(
    readonly local: Temporal.PlainDateTime,
    readonly zone: string | undefined,
  ) {}
}
