import { GROUP_PERIODS, type GroupKey } from '../../core/model/register.js';
import type { RegisterQuestion } from '../../engine/registers/registers.js';
import { daysIn } from '../http/days-in.js';
import type { RegisterQuery } from './register.dto.js';

/** What a query asks of a register. @throws ProblemException request-invalid */
export function questionIn({ where, order, groups, ...query }: RegisterQuery): RegisterQuestion {
  const equals = new Map<string, string[]>();
  for (const one of where) {
    const [column, value] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)];
    equals.set(column, [...(equals.get(column) ?? []), value]);
  }
  return {
    ...daysIn(query),
    ...(equals.size > 0 && { equals }),
    ...(order && { order: order.map((column) => (column.startsWith('-') ? { column: column.slice(1), descending: true } : { column, descending: false })) }),
    ...(groups && { groups: groups.filter((key) => key !== '').map(groupKey) }),
  };
}

function groupKey(text: string): GroupKey {
  const period = GROUP_PERIODS.find((one) => text === `period:${one}`);
  return period ? { period } : { column: text };
}
