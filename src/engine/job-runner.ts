import { ENGINE } from '../core/model/actor.js';
import type { Json } from '../core/model/json.js';
import type { CommandService, UserInstruction } from './command-service.js';
import { callConnector } from './call-connector.js';
import { deliver } from './case-messages.js';
import { HeldJobs } from './held-jobs.js';
import type { Clock } from './ports/clock.js';
import type { Connector } from './ports/connector.js';
import type { ClaimedJob, WorkQueue } from './ports/work-queue.js';

const BATCH = 20;

/** After these pauses (ms) a job is tried again; after the last it becomes an incident. */
export const RETRY_PAUSES_MS: readonly number[] = [1_000, 5_000, 30_000, 300_000];

/** Rejections after which nobody waits for the job any more. */
const MEANINGLESS = new Set(['fence-lost', 'case-ended']);

/**
 * Runs waiting jobs: connectors for work outside, beside each other, and the engine's own messages between cases, in order.
 */
export class JobRunner {
  readonly #connectors: ReadonlyMap<string, Connector>;
  readonly #held: HeldJobs;

  constructor(
    private readonly queue: WorkQueue,
    private readonly commands: CommandService,
    private readonly clock: Clock,
    connectors: readonly Connector[],
    private readonly leaseMs: number,
  ) {
    this.#connectors = new Map(connectors.map((connector) => [connector.name, connector]));
    this.#held = new HeldJobs(queue, clock, leaseMs);
  }

  /** Runs what waits now, at most one batch. @returns how many jobs were dealt with */
  async runWaiting(): Promise<number> {
    const jobs = await this.queue.claimJobs(this.clock.now(), this.leaseMs, BATCH);
    const connecting = jobs.filter(({ kind }) => kind === 'connector').map((job) => this.#held.during(job, (lost) => this.#runConnector(job, lost)));
    const ends = await Promise.allSettled([...connecting, this.#runMessages(jobs.filter(({ kind }) => kind === 'engine'))]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return jobs.length;
  }

  async #runMessages(jobs: readonly ClaimedJob[]): Promise<void> {
    for (const job of jobs) await this.#runMessage(job);
  }

  async #runMessage(job: ClaimedJob): Promise<void> {
    const pause = RETRY_PAUSES_MS[job.attempts];
    const problem = await deliver(job, this.commands, pause === undefined).catch(messageOf);
    if (problem === undefined) return this.queue.finishJob(job);
    if (pause === undefined) return this.queue.haltJob(job, problem);
    return this.queue.postponeJob(job, this.#in(pause), problem);
  }

  async #runConnector(job: ClaimedJob, lost: AbortSignal): Promise<void> {
    const outcome = await this.#call(job, lost);
    if (lost.aborted) return;
    if ('result' in outcome) return this.#report(job, 'completed', { type: 'CompleteJob', case: job.case, job: job.id, result: outcome.result });
    const pause = RETRY_PAUSES_MS[job.attempts];
    if (pause !== undefined) return this.queue.postponeJob(job, this.#in(pause), outcome.problem);
    return this.#report(job, `failed:${job.fence}`, { type: 'FailJob', case: job.case, job: job.id, error: outcome.problem });
  }

  async #call(job: ClaimedJob, lost: AbortSignal): Promise<{ result: Json } | { problem: string }> {
    const { company, case: caseId, id, input, connector: name } = job;
    const connector = this.#connectors.get(name);
    if (!connector) return { problem: `Expected a connector called "${name}", but this server has ${[...this.#connectors.keys()].join(', ')}.` };
    try {
      return { result: await callConnector(connector, { company, case: caseId, job: id, key: `${caseId}:${id}`, input }, lost) };
    } catch (error) {
      return { problem: messageOf(error) };
    }
  }

  /** The effect on the case: once, whoever ran the job how often. */
  async #report(job: ClaimedJob, key: string, instruction: UserInstruction): Promise<void> {
    const result = await this.commands.execute({
      company: job.company,
      actor: ENGINE,
      key: `job:${job.case}:${job.id}:${key}`,
      instruction,
      fence: { kind: 'job', case: job.case, id: job.id, number: job.fence },
    });
    if (result.accepted || MEANINGLESS.has(result.rejection.code)) return;
    if (instruction.type === 'FailJob') return this.queue.haltJob(job, result.rejection.message);
    // The work is done, but the case cannot take its result: an incident of the case, which an operator can retry.
    return this.#report(job, `failed:${job.fence}`, { type: 'FailJob', case: job.case, job: job.id, error: result.rejection.message });
  }

  #in(pauseMs: number): string {
    return new Date(Date.parse(this.clock.now()) + pauseMs).toISOString();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
