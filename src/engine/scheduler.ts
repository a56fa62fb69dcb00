import { ENGINE } from '../core/model/actor.js';
import type { CommandService } from './command-service.js';
import type { Clock } from './ports/clock.js';
import type { ClaimedTimer, WorkQueue } from './ports/work-queue.js';

const BATCH = 50;

/**
 * Rejections after which a due timer means nothing any more. A case that is not found is none of them: what is read outside
 * of a transaction may be older than the timer.
 */
const MEANINGLESS = new Set(['timer-not-armed', 'case-ended', 'fence-lost']);

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

  /**
   * Fires what is due now, at most one batch: cases beside each other, the timers of one case in order. A server whose clock
   * is off fires nothing and leaves it to the others.
   * @returns how many timers were dealt with
   */
  async runDue(): Promise<number> {
    if (this.clock.trouble?.() !== undefined) return 0;
    const due = await this.queue.claimTimers(this.clock.now(), this.leaseMs, BATCH);
    const ends = await Promise.allSettled(byCase(due).map((timers) => this.#fireInOrder(timers)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return due.length;
  }

  async #fireInOrder(timers: readonly ClaimedTimer[]): Promise<void> {
    for (const timer of timers) await this.#fire(timer);
  }

  async #fire(timer: ClaimedTimer): Promise<void> {
    const result = await this.commands.execute({
      company: timer.company,
      actor: ENGINE,
      key: `timer:${timer.case}:${timer.id}:${timer.arming}`,
      instruction: { type: 'FireTimer', case: timer.case, timer: timer.id, arming: timer.arming },
      fence: { kind: 'timer', case: timer.case, id: timer.id, number: timer.fence },
    });
    if (result.accepted || result.rejection.code === 'case-not-found') return;
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

function byCase(due: readonly ClaimedTimer[]): readonly (readonly ClaimedTimer[])[] {
  const groups = new Map<string, ClaimedTimer[]>();
  for (const timer of due) {
    const name = JSON.stringify([timer.company, timer.case]);
    groups.set(name, [...(groups.get(name) ?? []), timer]);
  }
  return [...groups.values()];
}
