import { toStoredInstant } from '../instant.js';
import { instantOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { ofCompany } from './of-company.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

const FREE = '(lease_until IS NULL OR lease_until <= ?)';

/** The first of the timers and jobs that nobody holds at `now`; each look-up for all companies stops at the head of its index. */
export function* nextDue(dialect: Dialect, now: string, company: string | undefined): Script<string | null> {
  const at = toStoredInstant(now);
  const { index, condition, values } = ofCompany(dialect, company);
  const timer = yield* rowOf(`SELECT due_at AS due FROM timer${index} WHERE ${condition}${FREE} ORDER BY due_at LIMIT 1`, [...values, at]);
  const job = yield* rowOf(`SELECT run_at AS due FROM job${index} WHERE ${condition}state = 'waiting' AND ${FREE} ORDER BY run_at LIMIT 1`, [...values, at]);
  const dues = [timer, job].flatMap((row) => (row === undefined ? [] : [instantOrNullAt(row, 'due')]));
  return dues.filter((due) => due !== null).sort()[0] ?? null;
}
