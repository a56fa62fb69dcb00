import { daysOf } from '../../core/expression/period-text.js';
import { GROUP_PERIODS, type GroupKey } from '../../core/model/register.js';
import type { RegisterQuestion } from '../../engine/registers/registers.js';
import { ProblemException } from '../problems/problem-exception.js';
import type { RegisterQuery } from './register.dto.js';

/** What a query asks of a register. @throws ProblemException request-invalid */
export function questionIn({ period, from, until, where, order, groups }: RegisterQuery): RegisterQuestion {
  const days = period === undefined ? undefined : daysOf(period);
  if (period !== undefined && !days) throw new ProblemException('request-invalid', `Expected a period such as 2026, 2026-Q1, 2026-03 or 2026-03-31, but found "${period}".`);
  if (days && (from !== undefined || until !== undefined)) throw new ProblemException('request-invalid', 'Expected either `period`, or `from` and `until`, but found both.');
  const equals = new Map<string, string[]>();
  for (const one of where) {
    const [column, value] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)];
    equals.set(column, [...(equals.get(column) ?? []), value]);
  }
  return {
    ...(days ?? { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }),
    ...(equals.size > 0 && { equals }),
    ...(order && { order: order.map((column) => (column.startsWith('-') ? { column: column.slice(1), descending: true } : { column, descending: false })) }),
    ...(groups && { groups: groups.filter((key) => key !== '').map(groupKey) }),
  };
}

function groupKey(text: string): GroupKey {
  const period = GROUP_PERIODS.find((one) => text === `period:${one}`);
  return period ? { period } : { column: text };
}
