import type { Account, AccountStore } from '../engine/ports/account-store.js';
import { hashDemoPassword, hashPassword } from './password-hash.js';
import { passwordFault } from './password-policy.js';

export type AccountChange =
  | { readonly done: true }
  | { readonly done: false; readonly code: 'account-exists' | 'account-not-found' | 'password-weak'; readonly message: string };

const DONE: AccountChange = { done: true };

/** Makes and changes accounts. Whoever calls it has checked that the caller may. */
export class Accounts {
  constructor(private readonly store: AccountStore) {}

  async createAccount(company: string, person: string, password: string): Promise<AccountChange> {
    if (await this.store.account(company, person)) {
      return { done: false, code: 'account-exists', message: `Expected a person without an account, but ${person} has one.` };
    }
    return this.#save({ company, person, disabled: false }, password);
  }

  /** Sets a new password and ends all sessions of the person. */
  async setPassword(company: string, person: string, password: string): Promise<AccountChange> {
    const account = await this.store.account(company, person);
    if (!account) return missing(person);
    const change = await this.#save(account, password);
    if (change.done) await this.store.deleteSessionsOf(company, person);
    return change;
  }

  /** Nobody can come in by this account any more: no password, no session, no token. */
  async disable(company: string, person: string): Promise<AccountChange> {
    return this.#switch(company, person, true);
  }

  async enable(company: string, person: string): Promise<AccountChange> {
    return this.#switch(company, person, false);
  }

  /** An account with a password that everybody may know. A server with a real database refuses to start with one. */
  async createDemoAccount(company: string, person: string, password: string): Promise<void> {
    await this.store.saveAccount({ company, person, passwordHash: await hashDemoPassword(password), disabled: false });
  }

  async #switch(company: string, person: string, disabled: boolean): Promise<AccountChange> {
    const account = await this.store.account(company, person);
    if (!account) return missing(person);
    await this.store.saveAccount({ ...account, disabled });
    if (disabled) await this.store.deleteSessionsOf(company, person);
    return DONE;
  }

  async #save({ company, person, disabled }: Omit<Account, 'passwordHash'>, password: string): Promise<AccountChange> {
    const message = passwordFault(person, password);
    if (message !== undefined) return { done: false, code: 'password-weak', message };
    await this.store.saveAccount({ company, person, disabled, passwordHash: await hashPassword(password) });
    return DONE;
  }
}

function missing(person: string): AccountChange {
  return { done: false, code: 'account-not-found', message: `Expected a person with an account, but ${person} has none.` };
}
