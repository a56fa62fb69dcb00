import type { Claim, ClaimedDelivery, DeliveryEnd, DeliveryStore } from '../../engine/ports/delivery-store.js';
import { addMilliseconds, toStoredInstant } from '../instant.js';
import { DELIVERIES } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { numberAt } from './cells.js';
import { fromDeliveryRow } from './delivery-row.js';
import type { Dialect } from './dialect.js';
import { placesFor } from './insert-rows.js';
import { fromNoticeRow } from './notice-store.js';
import type { Row, Runner, Script, SqlValue } from './script.js';
import { changesOf, changesOfEach, commitAfter, rowsOf, rowsOfEach } from './script.js';
import { selectPage } from './select-page.js';

const STILL_HELD = "company = ? AND id = ? AND fence = ? AND state = 'waiting'";

export function sqlDeliveryStore(dialect: Dialect, runner: Runner): DeliveryStore {
  return {
    claim: (claim) => runner.transact(commitAfter(() => claimDue(dialect, claim))),
    end: (delivery, how) => runner.transact(commitAfter(() => end(delivery, how))),
    postpone: (delivery, runAt, error) => runner.transact(commitAfter(() => postpone(delivery, runAt, error))),
    list: (company, { state }, page) =>
      runner.read(() =>
        selectPage(
          {
            order: DELIVERIES,
            columns: ['asked_at', 'id'],
            descending: true,
            select: 'SELECT * FROM delivery',
            where: { company, state },
            fromRow: fromDeliveryRow,
            keyOf: ({ askedAt, id }) => [askedAt, id],
          },
          page,
        ),
      ),
    retry: (company, id, at) => runner.transact(commitAfter(() => retry(company, id, at))),
  };
}

function* claimDue(dialect: Dialect, { channels, now, leaseMs, limit }: Claim): Script<readonly ClaimedDelivery[]> {
  if (channels.length === 0) return [];
  const at = toStoredInstant(now);
  const rows = yield* rowsOf(
    `SELECT * FROM delivery WHERE state = 'waiting' AND run_at <= ? AND (lease_until IS NULL OR lease_until <= ?) AND channel IN (${placesFor(channels)})
      ORDER BY run_at LIMIT ${checkedLimit(limit)}${dialect.skipLocked}`,
    [at, at, ...channels],
  );
  if (rows.length === 0) return [];
  const until = toStoredInstant(addMilliseconds(now, leaseMs));
  yield* changesOfEach('UPDATE delivery SET lease_until = ?, fence = fence + 1 WHERE company = ? AND id = ?', rows.map((row) => [until, ...valuesAt(row, 'company', 'id')]));
  const notices = yield* rowsOfEach('SELECT * FROM notice WHERE company = ? AND person = ? AND position = ? AND number = ?', rows.map((row) => valuesAt(row, 'company', 'person', 'position', 'number')));
  const told = notices.map(fromNoticeRow);
  return rows.flatMap((row) => {
    const delivery = fromDeliveryRow(row);
    const notice = told.find((one) => one.company === delivery.company && one.position === delivery.position && one.number === delivery.number);
    return notice ? [{ ...delivery, fence: numberAt(row, 'fence') + 1, notice }] : [];
  });
}

function* end(delivery: ClaimedDelivery, how: DeliveryEnd): Script<void> {
  const [error, sentAt] = how.state === 'sent' ? [null, toStoredInstant(how.at)] : [how.error, null];
  yield* changesOf(`UPDATE delivery SET state = ?, error = ?, sent_at = ?, attempts = attempts + ?, lease_until = NULL WHERE ${STILL_HELD}`, [how.state, error, sentAt, how.state === 'skipped' ? 0 : 1, ...heldKey(delivery)]);
}

function* postpone(delivery: ClaimedDelivery, runAt: string, error: string): Script<void> {
  yield* changesOf(`UPDATE delivery SET run_at = ?, error = ?, attempts = attempts + 1, lease_until = NULL WHERE ${STILL_HELD}`, [toStoredInstant(runAt), error, ...heldKey(delivery)]);
}

function* retry(company: string, id: string, at: string): Script<boolean> {
  const now = toStoredInstant(at);
  const found = yield* changesOf(
    "UPDATE delivery SET state = 'waiting', attempts = 0, error = NULL, asked_at = ?, run_at = ?, lease_until = NULL WHERE company = ? AND id = ? AND state IN ('failed', 'skipped')",
    [now, now, company, id],
  );
  return found === 1;
}

function heldKey({ company, id, fence }: ClaimedDelivery): readonly SqlValue[] {
  return [company, id, fence];
}

function valuesAt(row: Row, ...columns: readonly string[]): readonly SqlValue[] {
  return columns.map((column) => row[column] as SqlValue);
}
