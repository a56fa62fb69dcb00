import type { AccountStore, StoredSession } from '../engine/ports/account-store.js';
import type { Clock } from '../engine/ports/clock.js';
import { later } from './later.js';
import { digestOf, newSecret } from './secrets.js';

const IDLE_MS = 2 * 3_600_000;
const LONGEST_MS = 12 * 3_600_000;
/** A session is written anew at most this often, so that reading does not mean writing. */
const RENEW_AFTER_MS = 60_000;

export interface NewSession {
  /** For the cookie; it is not kept anywhere. */
  readonly secret: string;
  /** After this instant the session ends, however busy the person is. */
  readonly endsAt: string;
}

/**
 * Sessions by opaque secrets. The secret carries the latest end in clear text; since the hash covers it, nobody can move
 * it, and the stored row needs no more than the idle end.
 */
export class Sessions {
  constructor(
    private readonly store: AccountStore,
    private readonly clock: Clock,
    private readonly pepper: string | undefined,
  ) {}

  async open(company: string, person: string): Promise<NewSession> {
    const now = this.clock.now();
    const endsAt = later(now, LONGEST_MS);
    await this.store.deleteEndedSessions(now);
    const secret = `${newSecret()}.${Date.parse(endsAt).toString(36)}`;
    await this.store.saveSession({ id: digestOf(secret, this.pepper), company, person, expiresAt: later(now, IDLE_MS) });
    return { secret, endsAt };
  }

  /** The session that a secret opens; undefined where there is none or it has run out. */
  async find(secret: string): Promise<StoredSession | undefined> {
    const session = await this.store.session(digestOf(secret, this.pepper));
    if (!session) return undefined;
    const now = this.clock.now();
    if (session.expiresAt > now && latestEnd(secret) > now) return session;
    await this.store.deleteSession(session.id);
    return undefined;
  }

  /** The person has just done something: the idle time starts again. */
  async renew(session: StoredSession): Promise<void> {
    const expiresAt = later(this.clock.now(), IDLE_MS);
    if (Date.parse(expiresAt) - Date.parse(session.expiresAt) >= RENEW_AFTER_MS) await this.store.extendSession(session.id, expiresAt);
  }

  async close(secret: string): Promise<void> {
    await this.store.deleteSession(digestOf(secret, this.pepper));
  }
}

function latestEnd(secret: string): string {
  const ms = Number.parseInt(secret.slice(secret.indexOf('.') + 1), 36);
  return Number.isSafeInteger(ms) && ms < 8.64e15 ? new Date(ms).toISOString() : '';
}
