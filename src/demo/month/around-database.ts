import type { Database } from '../../engine/ports/database.js';
import type { WorkQueue } from '../../engine/ports/work-queue.js';

/** What the player hears of. */
export interface Hearing {
  /** A command on a case was accepted, and these kinds of events came of it. */
  readonly changed: (company: string, id: string, events: readonly string[]) => void;
  /** The next work of the engine is for this company. */
  readonly turn: (company: string) => void;
}

const AT_ONCE = 500;

/**
 * A database whose timers, jobs and occurrences are handed out one at a time, in an order that rows of the same instant have by their names: so nothing runs beside
 * anything else, and the same month is played alike on every database.
 */
export function aroundDatabase(database: Database, hearing: Hearing): Database {
  return { ...database, commands: heard(database.commands, hearing), queue: oneByOne(database.queue, hearing), schedules: inTurn(database.schedules, hearing) };
}

function heard(commands: Database['commands'], { changed }: Hearing): Database['commands'] {
  return {
    submit: async (unit) => {
      const receipt = await commands.submit(unit);
      if (receipt.kind === 'accepted') changed(unit.company, unit.case, (receipt.answer as { readonly events?: readonly string[] }).events ?? []);
      return receipt;
    },
  };
}

function oneByOne(queue: WorkQueue, { turn }: Hearing): WorkQueue {
  const next = <Row extends Named>(take: (now: string, leaseMs: number, limit: number) => Promise<readonly Row[]>, dueOf: (row: Row) => string) => {
    let waiting: Row[] = [];
    return async (now: string, leaseMs: number): Promise<readonly Row[]> => {
      if (waiting.length === 0) waiting = [...(await take(now, leaseMs, AT_ONCE))].sort((one, other) => compare(dueOf(one), dueOf(other)) || compareNames(one, other));
      const first = waiting.shift();
      if (first) turn(first.company);
      return first ? [first] : [];
    };
  };
  return {
    claimTimers: next((now, leaseMs, limit) => queue.claimTimers(now, leaseMs, limit), ({ dueAt }) => dueAt),
    claimJobs: next((now, leaseMs, limit) => queue.claimJobs(now, leaseMs, limit), ({ runAt }) => runAt),
    renewJobs: (jobs, now, leaseMs) => queue.renewJobs(jobs, now, leaseMs),
    dropTimer: (timer) => queue.dropTimer(timer),
    postponeJob: (job, runAt, error) => queue.postponeJob(job, runAt, error),
    finishJob: (job) => queue.finishJob(job),
    haltJob: (job, error) => queue.haltJob(job, error),
    resumeJob: (resumption) => queue.resumeJob(resumption),
    nextDue: () => queue.nextDue(),
    publishOutbox: (limit) => queue.publishOutbox(limit),
  };
}

function inTurn(schedules: Database['schedules'], { turn }: Hearing): Database['schedules'] {
  let waiting: Awaited<ReturnType<typeof schedules.claim>>[number][] = [];
  return {
    plansToLookAt: (now) => schedules.plansToLookAt(now),
    open: (company) => schedules.open(company),
    savePlan: (plan, changes) => schedules.savePlan(plan, changes),
    claim: async (now, leaseMs) => {
      if (waiting.length === 0) waiting = [...(await schedules.claim(now, leaseMs, AT_ONCE))].sort((one, other) => compare(one.dueAt, other.dueAt) || compare(one.company, other.company) || compare(one.workflow, other.workflow) || compare(one.id, other.id));
      const first = waiting.shift();
      if (first) turn(first.company);
      return first ? [first] : [];
    },
    isFollowed: (occurrence, now) => schedules.isFollowed(occurrence, now),
    settle: (occurrence, settlement) => schedules.settle(occurrence, settlement),
    resume: (company, workflow, id) => schedules.resume(company, workflow, id),
    list: (company, filter, page) => schedules.list(company, filter, page),
    nextDue: async (now) => (waiting.length > 0 ? now : schedules.nextDue(now)),
  };
}

interface Named {
  readonly company: string;
  readonly case: string;
  readonly id: string;
}

function compareNames(one: Named, other: Named): number {
  return compare(one.company, other.company) || compare(one.case, other.case) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
