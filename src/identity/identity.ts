import type { People } from '../engine/people.js';
import type { Database } from '../engine/ports/database.js';
import { Accounts } from './accounts.js';
import { AttemptLimits } from './attempt-limits.js';
import { Identifier } from './identifier.js';
import { PasswordCheck } from './password-check.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Tokens } from './tokens.js';

/** All parts of identity over one database. */
export interface IdentityParts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly passwords: PasswordCheck;
  readonly signIn: SignIn;
  readonly identifier: Identifier;
}

export interface IdentityGround {
  readonly database: Pick<Database, 'accounts' | 'clock'>;
  readonly people: Pick<People, 'actor'>;
}

/** @param pepper mixed into the hashes of sessions and tokens; a new one ends them all */
export function identityOf({ database, people }: IdentityGround, pepper: string | undefined): IdentityParts {
  const { accounts: store, clock } = database;
  const sessions = new Sessions(store, clock, pepper);
  const tokens = new Tokens(store, clock, pepper);
  const passwords = new PasswordCheck(store, new AttemptLimits(store, clock));
  return {
    accounts: new Accounts(store),
    sessions,
    tokens,
    passwords,
    signIn: new SignIn(people, sessions, passwords),
    identifier: new Identifier(store, people, sessions, tokens),
  };
}
