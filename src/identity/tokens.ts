import type { AccountStore, StoredToken } from '../engine/ports/account-store.js';
import type { Clock } from '../engine/ports/clock.js';
import { later } from './later.js';
import { digestOf, newSecret } from './secrets.js';

const DAY_MS = 86_400_000;

/** How many tokens one person may have at a time. */
export const TOKENS_MAX = 20;

const PREFIX = 'bylaw_';
/** Whose the tokens for directories are: nobody's, because no person can have this id. */
const DIRECTORY = '$directory';

export interface NewToken {
  /** Shown this once. */
  readonly secret: string;
  readonly token: StoredToken;
}

/** Tokens by which programs act for a person. The prefix lets scanners of leaked secrets recognise them. */
export class Tokens {
  constructor(
    private readonly store: AccountStore,
    private readonly clock: Clock,
    private readonly pepper: string | undefined,
  ) {}

  /** Undefined where the person has as many as allowed. */
  async create(company: string, person: string, label: string, days: number): Promise<NewToken | undefined> {
    if ((await this.store.tokens(company, person)).length >= TOKENS_MAX) return undefined;
    const secret = `${PREFIX}${newSecret()}`;
    const createdAt = this.clock.now();
    const token: StoredToken = { id: digestOf(secret, this.pepper), company, person, label, createdAt, expiresAt: later(createdAt, days * DAY_MS) };
    await this.store.saveToken(token);
    return { secret, token };
  }

  list(company: string, person: string): Promise<readonly StoredToken[]> {
    return this.store.tokens(company, person);
  }

  delete(company: string, person: string, id: string): Promise<boolean> {
    return this.store.deleteToken(company, person, id);
  }

  /** A token by which a company's directory speaks; undefined where there are as many as allowed. */
  createDirectory(company: string, label: string, days: number): Promise<NewToken | undefined> {
    return this.create(company, DIRECTORY, label, days);
  }

  listDirectory(company: string): Promise<readonly StoredToken[]> {
    return this.list(company, DIRECTORY);
  }

  deleteDirectory(company: string, id: string): Promise<boolean> {
    return this.delete(company, DIRECTORY, id);
  }

  /** The same as `find` for tokens of directories; those of people are none. */
  async findDirectory(secret: string): Promise<StoredToken | undefined> {
    const token = await this.find(secret);
    return token?.person === DIRECTORY ? token : undefined;
  }

  /** The token that a secret stands for; undefined where there is none or it has run out. */
  async find(secret: string): Promise<StoredToken | undefined> {
    if (!secret.startsWith(PREFIX)) return undefined;
    const token = await this.store.token(digestOf(secret, this.pepper));
    return token && (token.expiresAt === null || token.expiresAt > this.clock.now()) ? token : undefined;
  }
}
