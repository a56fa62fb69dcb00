/** Accounts, sessions and tokens. */

export interface Account {
  readonly company: string;
  readonly person: string;
  /** argon2id in PHC form. */
  readonly passwordHash: string;
  readonly disabled: boolean;
}

export interface StoredSession {
  /** SHA-256 of the cookie's secret. */
  readonly id: string;
  readonly company: string;
  readonly person: string;
  readonly expiresAt: string;
}

export interface StoredToken {
  /** SHA-256 of the token. */
  readonly id: string;
  readonly company: string;
  readonly person: string;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface AccountStore {
  account(company: string, person: string): Promise<Account | undefined>;
  accounts(company: string): Promise<readonly Account[]>;
  saveAccount(account: Account): Promise<void>;
  session(id: string): Promise<StoredSession | undefined>;
  saveSession(session: StoredSession): Promise<void>;
  /** Moves the end of a session that is still there; one that has been closed stays closed. */
  extendSession(id: string, expiresAt: string): Promise<void>;
  deleteSession(id: string): Promise<void>;
  deleteSessionsOf(company: string, person: string): Promise<void>;
  /** Sessions whose end is before the instant; nothing opens them any more. */
  deleteEndedSessions(before: string): Promise<void>;
  token(id: string): Promise<StoredToken | undefined>;
  tokens(company: string, person: string): Promise<readonly StoredToken[]>;
  saveToken(token: StoredToken): Promise<void>;
  deleteToken(company: string, person: string, id: string): Promise<boolean>;
  /** Counts a failed attempt under a key, says how many there have been since `since`, and forgets all older ones. */
  countFailure(key: string, at: string, since: string): Promise<number>;
  failures(key: string, since: string): Promise<number>;
  clearFailures(key: string): Promise<void>;
}
