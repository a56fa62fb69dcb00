import type { AccountStore } from '../engine/ports/account-store.js';
import type { Clock } from '../engine/ports/clock.js';
import { later } from './later.js';
import { digestOf } from './secrets.js';

export const WINDOW_SECONDS = 15 * 60;
export const FAILURES_PER_ACCOUNT = 10;
/** More than for an account: a whole office may share one address. */
export const FAILURES_PER_ADDRESS = 30;

export interface Attempt {
  readonly company: string;
  readonly person: string;
  readonly address: string;
}

/** Counts failed sign-ins in the database, so that every server sees the same figures. */
export class AttemptLimits {
  constructor(
    private readonly store: AccountStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether a password may be tried now. The attempt counts as failed until `succeeded` says otherwise, so that a burst
   * of parallel attempts cannot slip through.
   */
  async mayTry(attempt: Attempt): Promise<boolean> {
    const now = this.clock.now();
    const since = later(now, -WINDOW_SECONDS * 1000);
    if ((await this.store.failures(addressKey(attempt), since)) >= FAILURES_PER_ADDRESS) return false;
    if ((await this.store.failures(accountKey(attempt), since)) >= FAILURES_PER_ACCOUNT) return false;
    return (await this.store.countFailure(accountKey(attempt), now, since)) <= FAILURES_PER_ACCOUNT;
  }

  async failed(attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    await this.store.countFailure(addressKey(attempt), now, later(now, -WINDOW_SECONDS * 1000));
  }

  /** Clears the account only: else one good account would open the address for guessing at all others. */
  async succeeded(attempt: Attempt): Promise<void> {
    await this.store.clearFailures(accountKey(attempt));
  }
}

function accountKey({ company, person }: Attempt): string {
  return digestOf(JSON.stringify(['account', company, person]), undefined);
}

function addressKey({ address }: Attempt): string {
  return digestOf(JSON.stringify(['address', address]), undefined);
}
