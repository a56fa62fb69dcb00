import type { JobView } from '../../engine/ports/case-reader.js';
import type { TimerRow } from '../../engine/ports/rows.js';
import type { ClaimedJob, ClaimedTimer, Resumption, ResumptionOutcome, WorkQueue } from '../../engine/ports/work-queue.js';
import { addMilliseconds } from '../instant.js';
import { checkedLimit } from '../page-limit.js';
import type { Lease, MemoryData, MemoryJob, MemoryTimer } from './memory-data.js';
import { keyText } from './memory-data.js';
import { publishMemory } from './publish-memory.js';

export function memoryWorkQueue(data: MemoryData): WorkQueue {
  return {
    claimTimers: async (now, leaseMs, limit, company) =>
      claim(data.timers, { now, leaseMs, limit, company }, (timer) => timer.dueAt).map((timer) => ({ ...timerRow(timer), fence: timer.fence })),
    claimJobs: async (now, leaseMs, limit, company) =>
      claim(data.jobs, { now, leaseMs, limit, company }, (job) => (job.state === 'waiting' ? job.runAt : undefined)).map(claimedJob),
    renewJobs: async (jobs, now, leaseMs) => {
      const held = jobs.filter((job) => data.jobs.get(keyOf(job))?.fence === job.fence);
      for (const job of held) changeHeld(data, job, (stored) => ({ ...stored, leaseUntil: addMilliseconds(now, leaseMs) }));
      return held;
    },
    dropTimer: async (timer) => {
      if (heldTimer(data, timer)) data.timers.delete(keyOf(timer));
    },
    postponeJob: async (job, runAt, error) =>
      changeHeld(data, job, (stored) => (stored.state === 'waiting' ? { ...stored, runAt, error, attempts: stored.attempts + 1, leaseUntil: null } : stored)),
    finishJob: async (job) => {
      if (data.jobs.get(keyOf(job))?.fence === job.fence) data.jobs.delete(keyOf(job));
    },
    haltJob: async (job, error) => changeHeld(data, job, (stored) => ({ ...stored, state: 'halted', error, leaseUntil: null })),
    resumeJob: async (resumption) => resume(data, resumption),
    nextDue: async (now, company) => nextDue(data, now, company),
    publishOutbox: async (limit, company) => publishMemory(data, checkedLimit(limit), company),
  };
}

function resume(data: MemoryData, { company, case: caseId, id, runAt, key }: Resumption): ResumptionOutcome {
  const name = keyText(company, key.actor, key.key);
  const known = data.retries.get(name);
  if (known !== undefined) return known === key.requestHash ? 'repeated' : 'key-reused';
  const stored = data.jobs.get(keyText(company, caseId, id));
  if (stored?.kind !== 'engine' || stored.state !== 'halted') return 'none';
  data.jobs.set(keyOf(stored), { ...stored, state: 'waiting', error: null, attempts: 0, runAt, leaseUntil: null });
  data.retries.set(name, key.requestHash);
  return 'resumed';
}

interface ClaimRequest {
  readonly now: string;
  readonly leaseMs: number;
  readonly limit: number;
  readonly company: string | undefined;
}

type Work = Lease & Pick<TimerRow, 'company' | 'case' | 'id'>;

/** Takes what is due and free, earliest first, counting its fence. */
function claim<Row extends Work>(table: Map<string, Row>, { now, leaseMs, limit, company }: ClaimRequest, dueOf: (row: Row) => string | undefined): Row[] {
  const due = [...table.values()].flatMap((row) => {
    const at = dueOf(row);
    return at !== undefined && at <= now && isFree(row, now) && isOf(row, company) ? [{ row, at }] : [];
  });
  due.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  return due.slice(0, checkedLimit(limit)).map(({ row }) => {
    const claimed = { ...row, fence: row.fence + 1, leaseUntil: addMilliseconds(now, leaseMs) };
    table.set(keyOf(row), claimed);
    return claimed;
  });
}

function changeHeld(data: MemoryData, job: ClaimedJob, change: (stored: MemoryJob) => MemoryJob): void {
  const stored = data.jobs.get(keyOf(job));
  if (stored?.fence === job.fence) data.jobs.set(keyOf(job), change(stored));
}

function heldTimer(data: MemoryData, timer: ClaimedTimer): boolean {
  const stored = data.timers.get(keyOf(timer));
  return stored?.fence === timer.fence && stored.arming === timer.arming;
}

function nextDue(data: MemoryData, now: string, company: string | undefined): string | null {
  const timers = [...data.timers.values()].filter((timer) => isFree(timer, now) && isOf(timer, company)).map(({ dueAt }) => dueAt);
  const jobs = [...data.jobs.values()].filter((job) => job.state === 'waiting' && isFree(job, now) && isOf(job, company)).map(({ runAt }) => runAt);
  return [...timers, ...jobs].sort()[0] ?? null;
}

/** Everybody's where none is named. */
function isOf(row: { readonly company: string }, company: string | undefined): boolean {
  return (company ?? row.company) === row.company;
}

function isFree({ leaseUntil }: Lease, now: string): boolean {
  return leaseUntil === null || leaseUntil <= now;
}

function keyOf(work: Pick<TimerRow, 'company' | 'case' | 'id'>): string {
  return keyText(work.company, work.case, work.id);
}

export function timerRow({ company, case: caseId, id, arming, dueAt }: MemoryTimer): TimerRow {
  return { company, case: caseId, id, arming, dueAt };
}

export function jobView({ company, case: caseId, id, kind, connector, input, runAt, attempts, state, error }: MemoryJob): JobView {
  return { company, case: caseId, id, kind, connector, input, runAt, attempts, state, error };
}

function claimedJob({ company, case: caseId, id, kind, connector, input, runAt, attempts, fence }: MemoryJob): ClaimedJob {
  return { company, case: caseId, id, kind, connector, input, runAt, attempts, fence };
}
