import type { ClaimedOccurrence, OccurrenceRow, OccurrenceState, SchedulePlan, ScheduleStore, Settlement } from '../../engine/ports/schedule-store.js';
import type { Cursor, OpenOccurrence } from '../../core/schedule/plan.js';
import type { Reckoning } from '../../core/model/calendar.js';
import { addMilliseconds, toStoredInstant } from '../instant.js';
import { OCCURRENCES } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { instantAt, instantOrNullAt, jsonAt, numberAt, textAt, textOrNullAt, toJsonCell } from './cells.js';
import type { ClaimRequest } from './claim-work.js';
import type { Dialect } from './dialect.js';
import { insertRows, type StoredRow } from './insert-rows.js';
import { ofCompany } from './of-company.js';
import type { Row, Runner, Script } from './script.js';
import { changesOf, changesOfEach, commitAfter, rowOf, rowsOf } from './script.js';
import { selectPage } from './select-page.js';

const SAME_ROW = 'company = ? AND workflow = ? AND id = ?';
const OPEN = "state IN ('waiting', 'halted')";
const FREE = '(lease_until IS NULL OR lease_until <= ?)';

export function sqlScheduleStore(dialect: Dialect, runner: Runner): ScheduleStore {
  return {
    plansToLookAt: (now) => runner.read(() => plansToLookAt(now)),
    open: (company) => runner.read(() => readOpen(company)),
    savePlan: (plan, changes) => runner.transact(commitAfter(() => savePlan(dialect, plan, changes))),
    claim: (now, leaseMs, limit, company) => runner.transact(commitAfter(() => claim(dialect, { now, leaseMs, limit, company }))),
    isFollowed: (occurrence, now) => runner.read(() => isFollowed(occurrence, now)),
    settle: (occurrence, settlement) => runner.transact(commitAfter(() => settle(occurrence, settlement))),
    resume: (company, workflow, id) => runner.transact(commitAfter(() => resume(company, workflow, id))),
    list: (company, { workflow, schedule }, page) =>
      runner.read(() =>
        selectPage(
          {
            order: OCCURRENCES,
            columns: ['due_at', 'workflow', 'id'],
            descending: true,
            select: 'SELECT * FROM occurrence',
            where: { company, workflow, schedule },
            fromRow: fromOccurrenceRow,
            keyOf: ({ dueAt, workflow: of, id }) => [dueAt, of, id],
          },
          page,
        ),
      ),
    nextDue: (now, company) => runner.read(() => nextDue(dialect, now, company)),
  };
}

function* plansToLookAt(now: string): Script<readonly SchedulePlan[]> {
  const rows = yield* rowsOf(
    `SELECT r.company, p.revision, p.seen, p.in_force, p.cursors, p.look_at
      FROM (SELECT company, MAX(number) AS newest FROM rulebook_release GROUP BY company) r LEFT JOIN schedule_plan p ON p.company = r.company
      WHERE p.company IS NULL OR p.seen < r.newest OR p.look_at <= ? ORDER BY r.company`,
    [toStoredInstant(now)],
  );
  return rows.map(fromPlanRow);
}

function* readOpen(company: string): Script<readonly OccurrenceRow[]> {
  const rows = yield* rowsOf(`SELECT * FROM occurrence WHERE company = ? AND ${OPEN}`, [company]);
  return rows.map(fromOccurrenceRow);
}

/** Of two servers that make the first plan of a company, the second meets the key, tries again and finds it changed. */
function* savePlan(dialect: Dialect, plan: SchedulePlan, { saved, removed, inForce }: Parameters<ScheduleStore['savePlan']>[1]): Script<boolean> {
  const { company, revision, ...rest } = plan;
  const row = { revision: revision + 1, ...planCells(rest) };
  const known = yield* rowOf(`SELECT revision FROM schedule_plan WHERE company = ?${dialect.forUpdate}`, [company]);
  if ((known ? numberAt(known, 'revision') : 0) !== revision) return false;
  if (known) yield* changesOf(`UPDATE schedule_plan SET ${Object.keys(row).map((column) => `${column} = ?`).join(', ')} WHERE company = ?`, [...Object.values(row), company]);
  else yield* insertRows('schedule_plan', [{ company, ...row }]);
  if (inForce !== null) yield* insertRows('recount', [{ company, version: inForce, last_seen: null, lease_until: null, fence: 0 }], dialect.keepExisting('version'));
  yield* changesOfEach(`DELETE FROM occurrence WHERE ${SAME_ROW} AND ${OPEN}`, removed.map(({ workflow, id }) => [company, workflow, id]));
  for (const one of saved) {
    const cells = occurrenceCells(one);
    const columns = Object.keys(cells).map((column) => `${column} = ?`).join(', ');
    const moved = yield* changesOf(`UPDATE occurrence SET ${columns}, settled_at = NULL, lease_until = NULL, fence = fence + 1 WHERE ${SAME_ROW} AND ${OPEN}`, [...Object.values(cells), company, one.workflow, one.id]);
    const row = { company, workflow: one.workflow, id: one.id, ...cells, case_id: null, settled_at: null, lease_until: null, fence: 0 };
    if (moved === 0) yield* insertRows('occurrence', [row], dialect.keepExisting('id'));
  }
  return true;
}

function* claim(dialect: Dialect, { now, leaseMs, limit, company }: ClaimRequest): Script<readonly ClaimedOccurrence[]> {
  const at = toStoredInstant(now);
  const { index, condition, values } = ofCompany(dialect, 'occurrence', company);
  const rows = yield* rowsOf(`SELECT * FROM occurrence${index} WHERE ${condition}state = 'waiting' AND due_at <= ? AND ${FREE} ORDER BY due_at LIMIT ${checkedLimit(limit)}${dialect.skipLocked}`, [...values, at, at]);
  const until = toStoredInstant(addMilliseconds(now, leaseMs));
  yield* changesOfEach(`UPDATE occurrence SET lease_until = ?, fence = fence + 1 WHERE ${SAME_ROW}`, rows.map((row) => [until, textAt(row, 'company'), textAt(row, 'workflow'), textAt(row, 'id')]));
  return rows.map((row) => ({ ...fromOccurrenceRow(row), fence: numberAt(row, 'fence') + 1 }));
}

function* isFollowed({ company, workflow, schedule, dueAt }: OccurrenceRow, now: string): Script<boolean> {
  const sql = 'SELECT id FROM occurrence WHERE company = ? AND due_at > ? AND due_at <= ? AND workflow = ? AND schedule = ? LIMIT 1';
  return (yield* rowOf(sql, [company, toStoredInstant(dueAt), toStoredInstant(now), workflow, schedule])) !== undefined;
}

function* settle({ company, workflow, id, fence }: ClaimedOccurrence, { state, case: caseId, reason, at }: Settlement): Script<void> {
  yield* changesOf(`UPDATE occurrence SET state = ?, case_id = ?, reason = ?, settled_at = ?, lease_until = NULL WHERE ${SAME_ROW} AND fence = ?`, [state, caseId, reason, toStoredInstant(at), company, workflow, id, fence]);
}

function* resume(company: string, workflow: string, id: string): Script<boolean> {
  return (yield* changesOf(`UPDATE occurrence SET state = 'waiting', reason = NULL, settled_at = NULL, lease_until = NULL WHERE ${SAME_ROW} AND state = 'halted'`, [company, workflow, id])) > 0;
}

function* nextDue(dialect: Dialect, now: string, company: string | undefined): Script<string | null> {
  const { condition, values } = ofCompany(dialect, 'occurrence', company);
  const waiting = yield* rowOf(`SELECT due_at AS due FROM occurrence WHERE ${condition}state = 'waiting' AND ${FREE} ORDER BY due_at LIMIT 1`, [...values, toStoredInstant(now)]);
  const looking = yield* rowOf(`SELECT MIN(look_at) AS due FROM schedule_plan${company === undefined ? '' : ' WHERE company = ?'}`, values);
  return [waiting, looking].flatMap((row) => (row && instantOrNullAt(row, 'due')) ?? []).sort()[0] ?? null;
}

function planCells({ seen, inForce, cursors, lookAt }: Omit<SchedulePlan, 'company' | 'revision'>): StoredRow {
  return { seen, in_force: inForce, cursors: toJsonCell(cursors), look_at: lookAt === null ? null : toStoredInstant(lookAt) };
}

/** A company without a row has not been looked at. */
function fromPlanRow(row: Row): SchedulePlan {
  const company = textAt(row, 'company');
  if (row['revision'] === null) return { company, revision: 0, seen: 0, inForce: 0, cursors: {}, lookAt: null };
  return { company, revision: numberAt(row, 'revision'), seen: numberAt(row, 'seen'), inForce: numberAt(row, 'in_force'), cursors: jsonAt(row, 'cursors') as unknown as Readonly<Record<string, Cursor>>, lookAt: instantOrNullAt(row, 'look_at') };
}

function occurrenceCells({ schedule, period, dueAt, counted, version, problem }: OpenOccurrence): StoredRow {
  return { schedule, period_start: period.start, period_end: period.end, due_at: toStoredInstant(dueAt), counted: toJsonCell(counted), version, state: problem === null ? 'waiting' : 'halted', reason: problem };
}

function fromOccurrenceRow(row: Row): OccurrenceRow {
  return {
    company: textAt(row, 'company'),
    workflow: textAt(row, 'workflow'),
    id: textAt(row, 'id'),
    schedule: textAt(row, 'schedule'),
    period: { start: textAt(row, 'period_start'), end: textAt(row, 'period_end') },
    dueAt: instantAt(row, 'due_at'),
    counted: jsonAt(row, 'counted') as unknown as readonly Reckoning[],
    version: textAt(row, 'version'),
    state: textAt(row, 'state') as OccurrenceState,
    case: textOrNullAt(row, 'case_id'),
    reason: textOrNullAt(row, 'reason'),
    settledAt: instantOrNullAt(row, 'settled_at'),
  };
}
