import type { AccountStore } from '../engine/ports/account-store.js';
import { WINDOW_SECONDS, type Attempt, type AttemptLimits } from './attempt-limits.js';
import { passwordFits } from './password-hash.js';

export type PasswordResult =
  | { readonly kind: 'fits' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** The one place where a password is tried, so that the limits hold wherever one is asked for. */
export class PasswordCheck {
  constructor(
    private readonly store: AccountStore,
    private readonly limits: AttemptLimits,
  ) {}

  /** @param known false where the rulebook has no such person: it takes as long, and is refused */
  async check(attempt: Attempt, password: string, known = true): Promise<PasswordResult> {
    if (!(await this.limits.mayTry(attempt))) return { kind: 'too-many', retryAfterSeconds: WINDOW_SECONDS };
    const account = await this.store.account(attempt.company, attempt.person);
    const fits = await passwordFits(account?.passwordHash, password);
    if (fits && account && !account.disabled && known) {
      await this.limits.succeeded(attempt);
      return { kind: 'fits' };
    }
    await this.limits.failed(attempt);
    return { kind: 'refused' };
  }
}
