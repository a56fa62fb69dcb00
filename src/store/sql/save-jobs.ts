import { deleteByKeys } from './by-keys.js';
import type { Dialect } from './dialect.js';
import { insertRows } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';
import type { UnitRows } from './unit-rows.js';

const OF_CASE = ['company', 'case_id', 'id'];
const SAME_JOB = OF_CASE.map((column) => `${column} = ?`).join(' AND ');

/** A resumed job starts over: no attempts counted, due at once. Rows come first, because one may be halted in the same command. */
export function* saveJobs(dialect: Dialect, units: readonly UnitRows[]): Script<void> {
  yield* deleteByKeys(dialect, 'job', OF_CASE, units.flatMap(({ jobsGone }) => jobsGone));
  yield* insertRows('job', units.flatMap(({ jobs }) => jobs), '', dialect);
  for (const values of units.flatMap(({ jobsHalted }) => jobsHalted)) {
    yield* changesOf(`UPDATE job SET state = 'halted', error = ?, lease_until = NULL WHERE ${SAME_JOB}`, values);
  }
  for (const values of units.flatMap(({ jobsResumed }) => jobsResumed)) {
    yield* changesOf(`UPDATE job SET state = 'waiting', error = NULL, attempts = 0, run_at = ?, lease_until = NULL WHERE ${SAME_JOB}`, values);
  }
}
