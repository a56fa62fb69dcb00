import type { Clock } from './ports/clock.js';
import type { ClaimedJob, WorkQueue } from './ports/work-queue.js';

/** The lease is renewed when a third of it is over, so that two renewals may fail before somebody else takes the job. */
const RENEWALS_A_LEASE = 3;

/**
 * The jobs that this server works on. While it lives their leases are renewed, however long a connector takes; when it dies
 * they run out, and others take over.
 */
export class HeldJobs {
  readonly #held = new Map<ClaimedJob, AbortController>();
  #interval: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: Pick<WorkQueue, 'renewJobs'>,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  /** Holds a job until its work has ended. `work` is told by the signal when somebody else has it. */
  async during<T>(job: ClaimedJob, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    this.#held.set(job, lost);
    this.#interval ??= setInterval(() => void this.renew(), this.leaseMs / RENEWALS_A_LEASE);
    try {
      return await work(lost.signal);
    } finally {
      this.#held.delete(job);
      if (this.#held.size === 0) this.#rest();
    }
  }

  /** A renewal that fails is made up for by the next one, or the lease runs out: the fence keeps the effect single. */
  async renew(): Promise<void> {
    const jobs = [...this.#held.keys()];
    const held = await this.queue.renewJobs(jobs, this.clock.now(), this.leaseMs).catch(() => jobs);
    const kept = new Set(held);
    for (const job of jobs) if (!kept.has(job)) this.#held.get(job)?.abort(new Error('Expected to hold the job, but another server has taken it over.'));
  }

  #rest(): void {
    clearInterval(this.#interval);
    this.#interval = undefined;
  }
}
