import type { ClaimedJob, ClaimedTimer } from '../../engine/ports/work-queue.js';
import { addMilliseconds, toStoredInstant } from '../instant.js';
import { checkedLimit } from '../page-limit.js';
import type { Dialect } from './dialect.js';
import { fromClaimedJobRow } from './job-row.js';
import type { Row, Script, SqlValue } from './script.js';
import { changesOf, rowsOf } from './script.js';
import { ofCompany } from './of-company.js';
import { fromClaimedTimerRow } from './timer-row.js';

export interface ClaimRequest {
  readonly now: string;
  readonly leaseMs: number;
  readonly limit: number;
  /** Everybody's work where absent. */
  readonly company?: string | undefined;
}

export function* claimTimers(dialect: Dialect, request: ClaimRequest): Script<readonly ClaimedTimer[]> {
  const rows = yield* claimRows(dialect, request, { table: 'timer', due: 'due_at', condition: '' });
  return rows.map(fromClaimedTimerRow);
}

export function* claimJobs(dialect: Dialect, request: ClaimRequest): Script<readonly ClaimedJob[]> {
  const rows = yield* claimRows(dialect, request, { table: 'job', due: 'run_at', condition: "state = 'waiting' AND " });
  return rows.map(fromClaimedJobRow);
}

interface Waiting {
  readonly table: 'timer' | 'job';
  readonly due: string;
  readonly condition: string;
}

/** Rows as they were before the claim, earliest due first; their lease and fence are written behind them. */
function* claimRows(dialect: Dialect, { now, leaseMs, limit, company }: ClaimRequest, { table, due, condition }: Waiting): Script<readonly Row[]> {
  const at = toStoredInstant(now);
  const whose = ofCompany(dialect, table, company);
  const rows = yield* rowsOf(
    `SELECT * FROM ${table}${whose.index} WHERE ${whose.condition}${condition}${due} <= ? AND (lease_until IS NULL OR lease_until <= ?)
      ORDER BY ${due} LIMIT ${checkedLimit(limit)}${dialect.skipLocked}`,
    [...whose.values, at, at],
  );
  const until = toStoredInstant(addMilliseconds(now, leaseMs));
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT_MAX) {
    const batch = rows.slice(from, from + ROWS_PER_STATEMENT_MAX);
    yield* changesOf(
      `UPDATE ${table} SET lease_until = ?, fence = fence + 1 WHERE ${batch.map(() => `(${SAME_ROW})`).join(' OR ')}`,
      [until, ...batch.flatMap(keyOf)],
    );
  }
  return rows;
}

const ROWS_PER_STATEMENT_MAX = 50;
const SAME_ROW = 'company = ? AND case_id = ? AND id = ?';

function keyOf(row: Row): readonly SqlValue[] {
  return [row['company'], row['case_id'], row['id']] as readonly SqlValue[];
}
