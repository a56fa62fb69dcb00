import { ENGINE } from '../core/model/actor.js';
import type { CommandService } from './command-service.js';
import type { Clock } from './ports/clock.js';
import type { ClaimedTimer, WorkQueue } from './ports/work-queue.js';

const BATCH = 50;

/** Rejections after which a due timer means nothing any more. */
const MEANINGLESS = new Set(['timer-not-armed', 'case-ended', 'case-not-found', 'fence-lost']);

/**
 * Fires due timers. A lease keeps servers from doing the same work, the fence number in the transaction keeps the effect
 * single, and the key makes a repeat harmless.
 */
export class Scheduler {
  constructor(
    private readonly queue: WorkQueue,
    private readonly commands: CommandService,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  /** Fires what is due now, at most one batch. @returns how many timers were dealt with */
  async runDue(): Promise<number> {
    const due = await this.queue.claimTimers(this.clock.now(), this.leaseMs, BATCH);
    for (const timer of due) await this.#fire(timer);
    return due.length;
  }

  async #fire(timer: ClaimedTimer): Promise<void> {
    const result = await this.commands.execute({
      company: timer.company,
      actor: ENGINE,
      key: `timer:${timer.case}:${timer.id}:${timer.arming}`,
      instruction: { type: 'FireTimer', case: timer.case, timer: timer.id, arming: timer.arming },
      fence: { kind: 'timer', case: timer.case, id: timer.id, number: timer.fence },
    });
    if (result.accepted) return;
    if (MEANINGLESS.has(result.rejection.code)) await this.queue.dropTimer(timer);
    else await this.#fail(timer, result.rejection.message);
  }

  /** The case cannot take the passing of this time limit: an incident, never silence. */
  async #fail({ company, case: id, id: timer, arming, fence }: ClaimedTimer, error: string): Promise<void> {
    await this.commands.execute({
      company,
      actor: ENGINE,
      key: `timer:${id}:${timer}:${arming}:failed`,
      instruction: { type: 'FailTimer', case: id, timer, arming, error },
      fence: { kind: 'timer', case: id, id: timer, number: fence },
    });
  }
}
