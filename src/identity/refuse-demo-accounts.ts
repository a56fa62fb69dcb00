import type { AccountStore } from '../engine/ports/account-store.js';
import { isDemoHash } from './password-hash.js';

/**
 * Called at the start of a server with a real database.
 * @throws Error where an account that is not disabled still has a demonstration password; the message says what to do
 */
export async function refuseDemoAccounts(store: AccountStore, companies: readonly string[]): Promise<void> {
  for (const company of companies) {
    const weak = (await store.accounts(company)).filter((account) => !account.disabled && isDemoHash(account.passwordHash));
    if (weak.length === 0) continue;
    const names = weak.slice(0, 5).map(({ person }) => person).join(', ');
    throw new Error(`Expected no demonstration passwords in a real database, but ${weak.length} accounts of ${company} have one (${names}). Set new passwords or disable these accounts before the start.`);
  }
}
