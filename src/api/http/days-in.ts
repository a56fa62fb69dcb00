import { daysOf } from '../../core/expression/period-text.js';
import type { DayRange } from '../../core/register/select-rows.js';
import { ProblemException } from '../problems/problem-exception.js';

/** A period in words, or its days. */
export interface DaysQuery extends DayRange {
  readonly period?: string;
}

/** The days that a query names; open where it names none. @throws ProblemException request-invalid */
export function daysIn({ period, from, until }: DaysQuery): DayRange {
  if (period === undefined) return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  const days = daysOf(period);
  if (!days) throw new ProblemException('request-invalid', `Expected a period such as 2026, 2026-Q1, 2026-03 or 2026-03-31, but found "${period}".`);
  if (from !== undefined || until !== undefined) throw new ProblemException('request-invalid', 'Expected either `period`, or `from` and `until`, but found both.');
  return days;
}
