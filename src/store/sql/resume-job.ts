import type { Resumption, ResumptionOutcome } from '../../engine/ports/work-queue.js';
import { toStoredInstant } from '../instant.js';
import { textAt } from './cells.js';
import type { Script } from './script.js';
import { changesOf, rowOf } from './script.js';

/**
 * Only an engine job: a connector's job is resumed by a command on its case, whose key is kept with its answer. Whoever finds
 * nothing to resume looks for the key once more: the same request may have come in between and been waited for.
 */
export function* resumeJob(resumption: Resumption): Script<ResumptionOutcome> {
  const { company, case: caseId, id, runAt, key } = resumption;
  const before = yield* answered(resumption);
  if (before !== undefined) return before;
  const at = toStoredInstant(runAt);
  const resumed = yield* changesOf(
    `UPDATE job SET state = 'waiting', error = NULL, attempts = 0, run_at = ?, lease_until = NULL
      WHERE company = ? AND case_id = ? AND id = ? AND kind = 'engine' AND state = 'halted'`,
    [at, company, caseId, id],
  );
  if (resumed === 0) return (yield* answered(resumption)) ?? 'none';
  yield* changesOf('INSERT INTO job_retry (company, actor, command_key, request_hash, case_id, job_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [company, key.actor, key.key, key.requestHash, caseId, id, at]);
  return 'resumed';
}

/** What the same key has come to before. */
function* answered({ company, key }: Resumption): Script<'repeated' | 'key-reused' | undefined> {
  const known = yield* rowOf('SELECT request_hash FROM job_retry WHERE company = ? AND actor = ? AND command_key = ?', [company, key.actor, key.key]);
  if (known === undefined) return undefined;
  return textAt(known, 'request_hash') === key.requestHash ? 'repeated' : 'key-reused';
}
