import type { Expression } from './expression.js';

/** A length of time that an expression tells when a clock begins: how many units of working time, or a duration. */
export type TimeAsked = { readonly kind: 'asked'; readonly unit: ClockUnit; readonly length: Expression };

/** A length of time: an ISO 8601 duration, or working time with its count as decimal text. */
export type Length = { readonly kind: 'duration'; readonly iso: string } | { readonly kind: 'working'; readonly unit: 'days' | 'hours'; readonly count: string };

/** What a clock counts. Days that are not working days are counted in hours. */
export type ClockUnit = 'hours' | 'working hours' | 'working days';

/** When a step of a clock's ladder comes. */
export type RungMoment =
  /** Decimal text, more than 0 and less than 100. */
  | { readonly kind: 'share'; readonly percent: string }
  | { readonly kind: 'due' }
  /** Counted from the due instant, in the unit of the clock. */
  | { readonly kind: 'before' | 'after'; readonly length: Length };
