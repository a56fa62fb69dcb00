import type { CommandUnit, WriteSet } from '../../engine/ports/command-store.js';
import type { GuardedPosting, RowChanges } from '../../engine/ports/rows.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { ClaimPlan } from '../claim-plan.js';
import { claimPlan } from '../claim-plan.js';
import { hashOf } from '../hash-of.js';
import { toStoredInstant } from '../instant.js';
import { toAnswerRow } from './answer-row.js';
import type { Key } from './by-keys.js';
import { toCaseRow } from './case-row.js';
import { toHistoryRow } from './history-row.js';
import type { StoredRow } from './insert-rows.js';
import { toJobRow } from './job-row.js';
import { toOutboxRow } from './outbox-row.js';
import { toPostingRow } from './posting-row.js';
import { toCandidateRows, toTaskDoneRows, toTaskRow } from './task-row.js';
import { toTimerRow } from './timer-row.js';

/** Everything that one accepted command writes, by table. Keys are company, case and the id inside the case. */
export interface UnitRows {
  readonly claims: ClaimPlan;
  readonly guarded: readonly GuardedPosting[];
  readonly opened: readonly StoredRow[];
  readonly moved: readonly StoredRow[];
  readonly fields: readonly StoredRow[];
  readonly history: StoredRow;
  readonly answer: StoredRow;
  /** Stored tasks that go, or go before they are written anew; and those whose doers go. */
  readonly tasksGone: readonly Key[];
  readonly tasksDoneGone: readonly Key[];
  readonly tasks: readonly StoredRow[];
  readonly candidates: readonly StoredRow[];
  readonly tasksDone: readonly StoredRow[];
  readonly timersGone: readonly Key[];
  readonly timers: readonly StoredRow[];
  readonly jobsGone: readonly Key[];
  /** Values of error, company, case and id. */
  readonly jobsHalted: readonly Key[];
  /** Values of the instant to run at, company, case and id. */
  readonly jobsResumed: readonly Key[];
  readonly jobs: readonly StoredRow[];
  readonly postings: readonly StoredRow[];
  readonly outbox: readonly StoredRow[];
}

/** @throws TypeError for what no column can hold */
export function toUnitRows(unit: CommandUnit, write: WriteSet): UnitRows {
  const { entry, rows } = write;
  const row = toCaseRow(rows.case, entry.hash);
  const touched = [...rows.tasksClosed, ...rows.tasksSaved.map(({ id }) => id)];
  const stored = rows.tasksStored ?? { all: touched, withDoers: touched };
  const timersStored = rows.timersStored ?? [...rows.timersEnded, ...rows.timersArmed.map(({ id }) => id)];
  const keyed = (id: string): Key => [rows.case.company, rows.case.id, id];
  const gone = (ids: readonly string[]): readonly Key[] => (rows.isNew ? [] : ids.map(keyed));
  return {
    claims: claimPlan(rows),
    guarded: rows.guarded,
    opened: rows.isNew ? [row] : [],
    moved: rows.isNew ? [] : [row],
    fields: rows.isNew ? fieldRows(rows) : [],
    history: toHistoryRow(unit.company, entry),
    answer: toAnswerRow(unit, write),
    tasksGone: gone(stored.all),
    tasksDoneGone: gone(stored.withDoers),
    tasks: rows.tasksSaved.map(toTaskRow),
    candidates: rows.tasksSaved.flatMap(toCandidateRows),
    tasksDone: rows.tasksSaved.flatMap(toTaskDoneRows),
    timersGone: gone(timersStored),
    timers: rows.timersArmed.map(toTimerRow),
    jobsGone: rows.jobsEnded.map(keyed),
    jobsHalted: rows.jobsHalted.map(({ id, error }) => [error, ...keyed(id)]),
    jobsResumed: rows.jobsResumed.map((id) => [toStoredInstant(entry.at), ...keyed(id)]),
    jobs: rows.jobsQueued.map(toJobRow),
    postings: rows.postings.map(toPostingRow),
    outbox: rows.outbox.map(toOutboxRow),
  };
}

/** The fields that a case starts with, by the hash of their values. */
function fieldRows({ case: { company, workflow, id, state } }: RowChanges): readonly StoredRow[] {
  return Object.entries(state.data).map(([field, value]) => ({ company, workflow, field, value_hash: hashOf(canonicalJson(value)), case_id: id }));
}
