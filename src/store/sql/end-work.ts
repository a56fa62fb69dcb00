import type { ClaimedJob, ClaimedTimer } from '../../engine/ports/work-queue.js';
import { addMilliseconds, toStoredInstant } from '../instant.js';
import type { Script, SqlValue } from './script.js';
import { changesOf } from './script.js';

const SAME_ROW = 'company = ? AND case_id = ? AND id = ?';
const STILL_HELD = `${SAME_ROW} AND fence = ?`;

/** A lease that has run out is taken up again where nobody else has the job: the fence says so. */
export function* renewJobs(jobs: readonly ClaimedJob[], now: string, leaseMs: number): Script<readonly ClaimedJob[]> {
  const until = toStoredInstant(addMilliseconds(now, leaseMs));
  const held: ClaimedJob[] = [];
  for (const job of jobs) {
    const found = yield* changesOf(`UPDATE job SET lease_until = ? WHERE ${STILL_HELD} AND state = 'waiting'`, [until, ...heldKey(job)]);
    if (found === 1) held.push(job);
  }
  return held;
}

/** The arming is checked too: a timer armed again counts its fence from the beginning. */
export function* dropTimer(timer: ClaimedTimer): Script<void> {
  yield* changesOf(`DELETE FROM timer WHERE ${STILL_HELD} AND arming = ?`, [...heldKey(timer), timer.arming]);
}

export function* postponeJob(job: ClaimedJob, runAt: string, error: string): Script<void> {
  yield* changesOf(
    `UPDATE job SET run_at = ?, error = ?, attempts = attempts + 1, lease_until = NULL WHERE ${STILL_HELD} AND state = 'waiting'`,
    [toStoredInstant(runAt), error, ...heldKey(job)],
  );
}

export function* finishJob(job: ClaimedJob): Script<void> {
  yield* changesOf(`DELETE FROM job WHERE ${STILL_HELD}`, heldKey(job));
}

export function* haltJob(job: ClaimedJob, error: string): Script<void> {
  yield* changesOf(`UPDATE job SET state = 'halted', error = ?, lease_until = NULL WHERE ${STILL_HELD}`, [error, ...heldKey(job)]);
}

function heldKey(work: ClaimedTimer | ClaimedJob): readonly SqlValue[] {
  return [work.company, work.case, work.id, work.fence];
}
