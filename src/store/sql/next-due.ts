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
  const [timers, jobs] = [ofCompany(dialect, 'timer', company), ofCompany(dialect, 'job', company)];
  const timer = `SELECT due_at AS due FROM timer${timers.index} WHERE ${timers.condition}${FREE} ORDER BY due_at LIMIT 1`;
  const job = `SELECT run_at AS due FROM job${jobs.index} WHERE ${jobs.condition}state = 'waiting' AND ${FREE} ORDER BY run_at LIMIT 1`;
  const first = yield* rowOf(`SELECT MIN(due) AS due FROM (SELECT * FROM (${timer}) t UNION ALL SELECT * FROM (${job}) j) w`, [...timers.values, at, ...jobs.values, at]);
  return first ? instantOrNullAt(first, 'due') : null;
}
