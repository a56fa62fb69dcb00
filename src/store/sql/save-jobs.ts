import type { RowChanges } from '../../engine/ports.js';
import { toStoredInstant } from '../instant.js';
import { insertRows, placesFor } from './insert-rows.js';
import { toJobRow } from './job-row.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';

const SAME_JOB = 'company = ? AND case_id = ? AND id = ?';

/** A resumed job starts over: no attempts counted, due at once. `at` is the instant of the command. */
export function* saveJobs(rows: RowChanges, at: string): Script<void> {
  const { company, id: caseId } = rows.case;
  if (rows.jobsEnded.length > 0) {
    yield* changesOf(`DELETE FROM job WHERE company = ? AND case_id = ? AND id IN (${placesFor(rows.jobsEnded)})`, [
      company,
      caseId,
      ...rows.jobsEnded,
    ]);
  }
  for (const { id, error } of rows.jobsHalted) {
    yield* changesOf(`UPDATE job SET state = 'halted', error = ?, lease_until = NULL WHERE ${SAME_JOB}`, [error, company, caseId, id]);
  }
  for (const id of rows.jobsResumed) {
    yield* changesOf(
      `UPDATE job SET state = 'waiting', error = NULL, attempts = 0, run_at = ?, lease_until = NULL WHERE ${SAME_JOB}`,
      [toStoredInstant(at), company, caseId, id],
    );
  }
  yield* insertRows('job', rows.jobsQueued.map(toJobRow));
}
