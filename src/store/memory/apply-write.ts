import type { CommandUnit, WriteSet } from '../../engine/ports/command-store.js';
import type { RowChanges } from '../../engine/ports/rows.js';
import { Conflict } from '../conflict.js';
import { shortestDecimal } from '../decimal.js';
import { frozen } from './frozen.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';

/** @throws Conflict when the case is not at the revision that the write is for; nothing is changed then */
export function checkRevision(data: MemoryData, { case: row, isNew }: RowChanges): void {
  const stored = data.cases.get(keyText(row.company, row.id))?.row.revision;
  const expected = isNew ? undefined : row.revision - 1;
  if (stored !== expected) throw new Conflict(`Expected case ${row.id} at revision ${expected ?? 'none'}, but it is at ${stored ?? 'none'}.`);
}

/** @throws Conflict when a posting that is to be taken back has been taken back by another command */
export function checkReversals(data: MemoryData, { case: { company }, postings }: RowChanges): void {
  for (const { reverses } of postings) {
    const taken = reverses !== null && data.postings.some((one) => one.company === company && one.reverses === reverses);
    if (taken) throw new Conflict(`Expected posting ${reverses} to stand, but it has been taken back.`);
  }
}

/** Everything that an accepted command writes, apart from its claims. */
export function applyWrite(data: MemoryData, unit: CommandUnit, given: WriteSet): void {
  const { entry, rows, answer } = frozen(given);
  const caseKey = keyText(unit.company, unit.case);
  const startData = data.cases.get(caseKey)?.startData ?? rows.case.state.data;
  const postings = rows.postings.map((posting) => ({ ...posting, amount: shortestDecimal(posting.amount) }));
  data.cases.set(caseKey, { row: rows.case, head: entry.hash, startData });
  data.history.set(caseKey, [...(data.history.get(caseKey) ?? []), entry]);
  data.answers.set(keyText(unit.company, unit.key.actor, unit.key.key), {
    company: unit.company, case: unit.case, actor: unit.key.actor, key: unit.key.key, requestHash: unit.key.requestHash, at: entry.at, answer,
  });
  applyTasks(data, rows);
  applyTimers(data, rows);
  applyJobs(data, rows, entry.at);
  data.postings.push(...postings);
  data.outbox.push(...rows.outbox.map((row) => ({ row, position: null })));
}

function applyTasks(data: MemoryData, { case: row, tasksClosed, tasksSaved }: RowChanges): void {
  for (const id of tasksClosed) data.tasks.delete(keyText(row.company, row.id, id));
  for (const task of tasksSaved) data.tasks.set(keyText(task.company, task.case, task.id), task);
}

function applyTimers(data: MemoryData, { case: row, timersEnded, timersArmed }: RowChanges): void {
  for (const id of timersEnded) data.timers.delete(keyText(row.company, row.id, id));
  for (const timer of timersArmed) data.timers.set(keyText(timer.company, timer.case, timer.id), { ...timer, leaseUntil: null, fence: 0 });
}

function applyJobs(data: MemoryData, rows: RowChanges, at: string): void {
  const keyOf = (id: string): string => keyText(rows.case.company, rows.case.id, id);
  for (const id of rows.jobsEnded) data.jobs.delete(keyOf(id));
  for (const job of rows.jobsQueued) {
    data.jobs.set(keyOf(job.id), { ...job, state: 'waiting', error: null, attempts: 0, leaseUntil: null, fence: 0 });
  }
  for (const { id, error } of rows.jobsHalted) {
    const job = data.jobs.get(keyOf(id));
    if (job) data.jobs.set(keyOf(id), { ...job, state: 'halted', error, leaseUntil: null });
  }
  for (const id of rows.jobsResumed) {
    const job = data.jobs.get(keyOf(id));
    if (job) data.jobs.set(keyOf(id), { ...job, state: 'waiting', error: null, attempts: 0, runAt: at, leaseUntil: null });
  }
}
