import type { Engine } from '../engine/engine.js';
import type { Accounts } from '../identity/accounts.js';

/** Known to everybody: a server with a real database refuses to start with it. */
export const DEMO_PASSWORD = 'bylaw-demo';

/** Gives every person of a rulebook an account, where there is none yet. */
export async function createDemoPeople(accounts: Accounts, engine: Engine, company: string): Promise<void> {
  const known = new Set((await engine.database.accounts.accounts(company)).map((account) => account.person));
  for (const { id } of await engine.people.all(company)) {
    if (!known.has(id)) await accounts.createDemoAccount(company, id, DEMO_PASSWORD);
  }
}
