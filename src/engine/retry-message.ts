import { canonicalJson } from '../core/model/canonical-json.js';
import { sha256 } from './history-codec.js';
import type { Database } from './ports/database.js';
import type { ResumptionOutcome } from './ports/work-queue.js';

export interface MessageRetry {
  readonly company: string;
  readonly actor: string;
  /** Idempotency key of whoever asks. */
  readonly key: string;
  readonly case: string;
  readonly job: string;
}

/** Sends a message between cases back to work that has failed for good; the same key again changes nothing. */
export function retryMessage({ queue, clock }: Pick<Database, 'queue' | 'clock'>, { company, actor, key, case: caseId, job }: MessageRetry): Promise<ResumptionOutcome> {
  const requestHash = sha256(canonicalJson({ case: caseId, job }));
  return queue.resumeJob({ company, case: caseId, id: job, runAt: clock.now(), key: { actor, key, requestHash } });
}
