import type { JobView } from '../../engine/ports/case-reader.js';
import type { JobKind, JobRow } from '../../engine/ports/rows.js';
import type { ClaimedJob } from '../../engine/ports/work-queue.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, jsonObjectAt, numberAt, textAt, textOrNullAt, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** A job that nobody has tried yet. */
export function toJobRow(job: JobRow): StoredRow {
  return {
    company: job.company,
    case_id: job.case,
    id: job.id,
    kind: job.kind,
    connector: job.connector,
    input: toJsonCell(job.input),
    run_at: toStoredInstant(job.runAt),
    attempts: 0,
    state: 'waiting',
    error: null,
    lease_until: null,
    fence: 0,
  };
}

export function fromJobRow(row: Row): JobRow {
  return {
    company: textAt(row, 'company'),
    case: textAt(row, 'case_id'),
    id: textAt(row, 'id'),
    kind: textAt(row, 'kind') as JobKind,
    connector: textAt(row, 'connector'),
    input: jsonObjectAt(row, 'input'),
    runAt: instantAt(row, 'run_at'),
  };
}

export function fromJobViewRow(row: Row): JobView {
  return {
    ...fromJobRow(row),
    attempts: numberAt(row, 'attempts'),
    state: textAt(row, 'state') as JobView['state'],
    error: textOrNullAt(row, 'error'),
  };
}

/** The job as it is once the claim that read this row has counted its fence. */
export function fromClaimedJobRow(row: Row): ClaimedJob {
  return { ...fromJobRow(row), fence: numberAt(row, 'fence') + 1, attempts: numberAt(row, 'attempts') };
}
