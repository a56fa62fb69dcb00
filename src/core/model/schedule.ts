/** Cases that start by the calendar, as a workflow says them. */
import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Text } from './text.js';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type Every = (typeof PERIODS)[number];

/** What becomes of occurrences that nobody could start in time: each starts, the last one alone, or none. */
export type Missed = 'each' | 'once' | 'skip';

export interface ScheduleDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly article?: string;
  /** How long its periods are; each has one occurrence at most. */
  readonly every: Every;
  /** The day of a period's occurrence, or null for none; the first day of the period where absent. */
  readonly day?: Expression;
  /** Minutes after midnight. */
  readonly time: number;
  /** Fields that the case begins with. */
  readonly data: ReadonlyMap<string, Expression>;
  readonly missed: Missed;
  /** ISO 8601: an occurrence that is later than this is skipped. */
  readonly late?: string;
  readonly at: Position;
}

/** A stretch of days that a schedule repeats by: ISO dates, both included. */
export interface SchedulePeriod {
  readonly start: string;
  readonly end: string;
}
