import type { Database } from '../../engine/ports/database.js';
import type { WorkQueue } from '../../engine/ports/work-queue.js';

/** A command on a case was accepted, and these kinds of events came of it. */
export type Heard = (id: string, events: readonly string[]) => void;

const AT_ONCE = 500;

/**
 * A database as one company sees it: others may be at another day of their month beside it. Its timers, jobs and occurrences are handed out one at a time, in an
 * order that rows of the same instant have by their names: so nothing of the company runs beside anything else of it, and the same month is played alike on every
 * database.
 */
export function aroundDatabase(database: Database, company: string, heard: Heard): Database {
  return {
    ...database,
    commands: tellingOf(database.commands, heard),
    queue: queueOf(database.queue, company),
    schedules: schedulesOf(database.schedules, company),
    notices: { ...database.notices, backlogs: async () => (await database.notices.backlogs()).filter((backlog) => backlog.company === company) },
  };
}

function tellingOf(commands: Database['commands'], heard: Heard): Database['commands'] {
  return {
    submit: async (unit) => {
      const receipt = await commands.submit(unit);
      if (receipt.kind === 'accepted') heard(unit.case, (receipt.answer as { readonly events?: readonly string[] }).events ?? []);
      return receipt;
    },
  };
}

function queueOf(queue: WorkQueue, company: string): WorkQueue {
  const timers = oneByOne((now, leaseMs) => queue.claimTimers(now, leaseMs, AT_ONCE, company), ({ dueAt, case: id, id: timer }) => [dueAt, id, timer]);
  const jobs = oneByOne((now, leaseMs) => queue.claimJobs(now, leaseMs, AT_ONCE, company), ({ runAt, case: id, id: job }) => [runAt, id, job]);
  return {
    ...queue,
    claimTimers: timers.next,
    claimJobs: jobs.next,
    nextDue: async (now) => (timers.isWaiting() || jobs.isWaiting() ? now : queue.nextDue(now, company)),
    publishOutbox: (limit) => queue.publishOutbox(limit, company),
  };
}

function schedulesOf(schedules: Database['schedules'], company: string): Database['schedules'] {
  const due = oneByOne((now, leaseMs) => schedules.claim(now, leaseMs, AT_ONCE, company), ({ dueAt, workflow, id }) => [dueAt, workflow, id]);
  return {
    ...schedules,
    plansToLookAt: async (now) => (await schedules.plansToLookAt(now)).filter((plan) => plan.company === company),
    claim: due.next,
    nextDue: async (now) => (due.isWaiting() ? now : schedules.nextDue(now, company)),
  };
}

interface OneByOne<Row> {
  readonly next: (now: string, leaseMs: number) => Promise<readonly Row[]>;
  /** Whether some are taken, and not handed out. */
  readonly isWaiting: () => boolean;
}

function oneByOne<Row>(take: OneByOne<Row>['next'], placeOf: (row: Row) => readonly string[]): OneByOne<Row> {
  let waiting: Row[] = [];
  return {
    next: async (now, leaseMs) => {
      if (waiting.length === 0) waiting = [...(await take(now, leaseMs))].sort((one, other) => compare(placeOf(one), placeOf(other)));
      return waiting.splice(0, 1);
    },
    isWaiting: () => waiting.length > 0,
  };
}

function compare(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}
