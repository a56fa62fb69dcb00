import type { Channel, Message } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { ClaimedDelivery, DeliveryStore } from '../ports/delivery-store.js';

/** After these pauses (ms) a delivery is tried again; after the last it has failed, and waits for an operator. */
export const SEND_PAUSES_MS: readonly number[] = [30_000, 120_000, 600_000, 3_600_000, 14_400_000];

/** An attempt that takes longer has failed. */
const ATTEMPT_MS_MAX = 20_000;
/** Longer than an attempt, so that nobody takes over what is being sent. */
const LEASE_MS_MIN = 2 * ATTEMPT_MS_MAX;
const BATCH = 20;
const ERROR_LENGTH_MAX = 1_000;

/** Which deliveries a server sees to. */
export interface CourierTerms {
  readonly channels: readonly Channel[];
  readonly leaseMs: number;
  /** What is older (ms) is not sent any more: nobody is helped by the reminders of last week. */
  readonly ageMsMax: number;
}

/**
 * Sends what waits, at least once each: a server that dies between sending and noting it down leaves the row to another one,
 * which sends it again under the same id.
 */
export class Courier {
  readonly #channels: ReadonlyMap<string, Channel>;

  constructor(
    private readonly store: DeliveryStore,
    private readonly clock: Clock,
    private readonly terms: CourierTerms,
  ) {
    this.#channels = new Map(terms.channels.map((channel) => [channel.name, channel]));
  }

  /** Sends what is due now, at most one batch. @returns how many were dealt with */
  async sendWaiting(): Promise<number> {
    const { channels, leaseMs } = this.terms;
    if (channels.length === 0) return 0;
    const claimed = await this.store.claim({ channels: channels.map(({ name }) => name), now: this.clock.now(), leaseMs: Math.max(leaseMs, LEASE_MS_MIN), limit: BATCH });
    const ends = await Promise.allSettled(claimed.map((delivery) => this.#deliver(delivery)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return claimed.length;
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const now = this.clock.now();
    const age = Date.parse(now) - Date.parse(delivery.askedAt);
    if (age > this.terms.ageMsMax) return this.store.end(delivery, { state: 'skipped', error: `Expected to send it within ${hours(this.terms.ageMsMax)}, but it was ${hours(age)} old.` });
    const problem = await this.#send(delivery, now);
    const at = this.clock.now();
    if (problem === undefined) return this.store.end(delivery, { state: 'sent', at });
    const pause = SEND_PAUSES_MS[delivery.attempts];
    if (pause === undefined) return this.store.end(delivery, { state: 'failed', error: problem });
    return this.store.postpone(delivery, new Date(Date.parse(at) + pause).toISOString(), problem);
  }

  /** What went wrong; undefined where nothing did. */
  async #send(delivery: ClaimedDelivery, sentAt: string): Promise<string | undefined> {
    const channel = this.#channels.get(delivery.channel);
    if (!channel) return `Expected a server that can send by ${delivery.channel}, but this one cannot.`;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`Expected the message to be taken within ${ATTEMPT_MS_MAX} ms, but it was not.`)), ATTEMPT_MS_MAX);
    const givenUp = new Promise<never>((_, reject) => late.signal.addEventListener('abort', () => reject(late.signal.reason as Error), { once: true }));
    try {
      await Promise.race([channel.send(messageOf(delivery, sentAt), late.signal), givenUp]);
      return undefined;
    } catch (error) {
      return (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH_MAX);
    } finally {
      clearTimeout(timer);
    }
  }
}

function messageOf({ company, id, person, address, language, notice }: ClaimedDelivery, sentAt: string): Message {
  const { words, kind, case: caseId, task, at } = notice;
  return { id: `${company}-${id}`, company, person, address, language, words, kind, case: caseId, task, at, sentAt };
}

function hours(ms: number): string {
  return `${Math.round(ms / 360_000) / 10} hours`;
}
