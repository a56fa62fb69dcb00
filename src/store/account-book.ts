import type { Rejection } from '../core/model/verdict.js';
import type { GuardedPosting } from '../engine/ports/rows.js';
import { addDecimals, isBelow } from './decimal.js';

/** An account as stored: its balance, and how often guarded postings have changed it; undefined where never. */
interface Account {
  readonly posting: GuardedPosting;
  readonly stored: number | undefined;
  readonly balance: string;
  readonly changed: boolean;
}

/** The accounts that several commands draw on, judged one command after the other. */
export class AccountBook {
  private readonly accounts = new Map<string, Account>();

  /** Notes what is stored about an account, before anything is judged. */
  open(posting: GuardedPosting, stored: number | undefined, balance: string): void {
    this.accounts.set(accountName(posting), { posting, stored, balance, changed: false });
  }

  /** The refusal of the first posting after which too little would be left. What a command gives an account counts for what it takes. */
  refusal(postings: readonly GuardedPosting[]): Rejection | undefined {
    return postings.find((posting) => {
      const change = total(postings.filter((one) => accountName(one) === accountName(posting)));
      const balance = this.accounts.get(accountName(posting))?.balance ?? '0';
      return isBelow(change, '0') && isBelow(addDecimals(balance, change), posting.least);
    })?.refusal;
  }

  enter(postings: readonly GuardedPosting[]): void {
    for (const posting of postings) {
      const account = this.accounts.get(accountName(posting));
      if (account) this.accounts.set(accountName(posting), { ...account, balance: addDecimals(account.balance, posting.amount), changed: true });
    }
  }

  /** Accounts whose counters are to be written. */
  changed(): readonly Account[] {
    return [...this.accounts.values()].filter((account) => account.changed);
  }
}

function total(postings: readonly GuardedPosting[]): string {
  return postings.reduce((sum, { amount }) => addDecimals(sum, amount), '0');
}

export function accountName({ company, ledger, holder }: Pick<GuardedPosting, 'company' | 'ledger' | 'holder'>): string {
  return JSON.stringify([company, ledger, holder]);
}
