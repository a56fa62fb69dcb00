import type { Actor } from '../core/model/actor.js';
import type { People } from '../engine/people.js';
import type { AccountStore } from '../engine/ports/account-store.js';
import type { Sessions } from './sessions.js';
import type { Tokens } from './tokens.js';

export type Credential =
  | { readonly kind: 'session'; readonly secret: string }
  | { readonly kind: 'token'; readonly secret: string };

/** Who makes a request, and by what. */
export interface Identity {
  readonly company: string;
  readonly actor: Actor;
  readonly by: Credential['kind'];
}

/** Finds out who holds a credential. Account, posts and roles are read anew each time; nothing is remembered. */
export class Identifier {
  constructor(
    private readonly store: AccountStore,
    private readonly people: Pick<People, 'actor'>,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  /** Undefined where the credential opens nothing, the account is disabled, or the rulebook has no such person. */
  identify(credential: Credential): Promise<Identity | undefined> {
    return credential.kind === 'token' ? this.#byToken(credential.secret) : this.#bySession(credential.secret, true);
  }

  /** The same without counting as activity. */
  peek(credential: Credential): Promise<Identity | undefined> {
    return credential.kind === 'token' ? this.#byToken(credential.secret) : this.#bySession(credential.secret, false);
  }

  async #byToken(secret: string): Promise<Identity | undefined> {
    const token = await this.tokens.find(secret);
    return token && this.#person(token, 'token');
  }

  async #bySession(secret: string, active: boolean): Promise<Identity | undefined> {
    const session = await this.sessions.find(secret);
    const identity = session && (await this.#person(session, 'session'));
    if (session && identity && active) await this.sessions.renew(session);
    return identity;
  }

  async #person({ company, person }: { company: string; person: string }, by: Credential['kind']): Promise<Identity | undefined> {
    const [account, actor] = await Promise.all([this.store.account(company, person), this.people.actor(company, person)]);
    return account && !account.disabled && actor ? { company, actor, by } : undefined;
  }
}
