import type { Actor } from '../core/model/actor.js';
import type { People } from '../engine/people.js';
import type { Attempt } from './attempt-limits.js';
import type { PasswordCheck, PasswordResult } from './password-check.js';
import type { NewSession, Sessions } from './sessions.js';

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly session: NewSession; readonly actor: Actor }
  | Exclude<PasswordResult, { kind: 'fits' }>;

/** Checks a password and opens a session. Unknown people, wrong passwords and disabled accounts look the same. */
export class SignIn {
  constructor(
    private readonly people: Pick<People, 'actor'>,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordCheck,
  ) {}

  async signIn(attempt: Attempt, password: string): Promise<SignInResult> {
    const actor = await this.people.actor(attempt.company, attempt.person);
    const checked = await this.passwords.check(attempt, password, actor !== undefined);
    if (checked.kind !== 'fits') return checked;
    if (!actor) return { kind: 'refused' };
    return { kind: 'signed-in', session: await this.sessions.open(attempt.company, attempt.person), actor };
  }
}
