import { toStoredInstant } from '../instant.js';
import { instantOrNullAt } from './cells.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

const FREE = '(lease_until IS NULL OR lease_until <= ?)';

/** The first of the timers and jobs that nobody holds at `now`; each look-up stops at the head of its index. */
export function* nextDue(now: string): Script<string | null> {
  const at = toStoredInstant(now);
  const timer = yield* rowOf(`SELECT due_at AS due FROM timer WHERE ${FREE} ORDER BY due_at LIMIT 1`, [at]);
  const job = yield* rowOf(`SELECT run_at AS due FROM job WHERE state = 'waiting' AND ${FREE} ORDER BY run_at LIMIT 1`, [at]);
  const dues = [timer, job].flatMap((row) => (row === undefined ? [] : [instantOrNullAt(row, 'due')]));
  return dues.filter((due) => due !== null).sort()[0] ?? null;
}
