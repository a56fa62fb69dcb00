import type { WorkQueue } from '../../engine/ports/work-queue.js';
import { claimJobs, claimTimers } from './claim-work.js';
import type { Dialect } from './dialect.js';
import { dropTimer, finishJob, haltJob, postponeJob, renewJobs } from './end-work.js';
import { nextDue } from './next-due.js';
import { companiesToPublish, publishCompany } from './publish-outbox.js';
import { resumeJob } from './resume-job.js';
import type { Runner } from './script.js';
import { commitAfter } from './script.js';

/** Positions are given in transactions of at most this many rows. */
const PUBLISHED_AT_ONCE_MAX = 200;

export function sqlWorkQueue(dialect: Dialect, runner: Runner): WorkQueue {
  return {
    claimTimers: (now, leaseMs, limit, company) => runner.transact(commitAfter(() => claimTimers(dialect, { now, leaseMs, limit, company }))),
    claimJobs: (now, leaseMs, limit, company) => runner.transact(commitAfter(() => claimJobs(dialect, { now, leaseMs, limit, company }))),
    renewJobs: (jobs, now, leaseMs) => runner.transact(commitAfter(() => renewJobs(jobs, now, leaseMs))),
    dropTimer: (timer) => runner.transact(commitAfter(() => dropTimer(timer))),
    postponeJob: (job, runAt, error) => runner.transact(commitAfter(() => postponeJob(job, runAt, error))),
    finishJob: (job) => runner.transact(commitAfter(() => finishJob(job))),
    haltJob: (job, error) => runner.transact(commitAfter(() => haltJob(job, error))),
    resumeJob: (resumption) => runner.transact(commitAfter(() => resumeJob(resumption))),
    nextDue: (now, company) => runner.read(() => nextDue(dialect, now, company)),
    publishOutbox: (limit, company) => publishOutbox(dialect, runner, limit, company),
  };
}

async function publishOutbox(dialect: Dialect, runner: Runner, limit: number, only?: string): Promise<number> {
  let published = 0;
  for (const company of only === undefined ? await runner.read(() => companiesToPublish(dialect, limit)) : [only]) {
    const room = Math.min(limit - published, PUBLISHED_AT_ONCE_MAX);
    if (room <= 0) break;
    published += await runner.transact(commitAfter(() => publishCompany(dialect, company, room)));
  }
  return published;
}
