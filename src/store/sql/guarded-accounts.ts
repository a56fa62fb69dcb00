import type { GuardedPosting } from '../../engine/ports/rows.js';
import { AccountBook, accountName } from '../account-book.js';
import { Conflict } from '../conflict.js';
import { shortestSum } from '../decimal.js';
import { selectByKeys } from './by-keys.js';
import { numberAt, textAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { insertRows } from './insert-rows.js';
import type { Row, Script, SqlValue } from './script.js';
import { changesOf } from './script.js';

const KEY = ['company', 'ledger', 'holder'];

/**
 * The balances of the accounts that these postings draw on. A counter beside each is locked and then written over the
 * value read, so that two commands on one account come one after the other, also on two nodes of a cluster.
 */
export function* openAccounts(dialect: Dialect, postings: readonly GuardedPosting[]): Script<AccountBook> {
  const book = new AccountBook();
  const accounts = new Map(postings.map((posting) => [accountName(posting), posting]));
  if (accounts.size === 0) return book;
  const keys = [...accounts].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, posting]) => keyOf(posting));
  const counters = new Map<string, number>();
  for (const row of yield* selectByKeys(dialect, `SELECT ${KEY.join(', ')}, changes FROM account_guard${dialect.byPrimary}`, KEY, keys, dialect.forUpdate)) {
    counters.set(rowName(row), numberAt(row, 'changes'));
  }
  const balances = new Map<string, string>();
  const select = `SELECT ${KEY.join(', ')}, ${dialect.sumOf('amount')} AS total FROM posting${dialect.byIndex('posting_by_ledger')}`;
  for (const row of yield* selectByKeys(dialect, select, KEY, keys, ` GROUP BY ${KEY.join(', ')}`)) {
    balances.set(rowName(row), shortestSum(textOrNullAt(row, 'total') ?? '0'));
  }
  for (const [name, posting] of accounts) book.open(posting, counters.get(name), balances.get(name) ?? '0');
  return book;
}

/** @throws Conflict when somebody else has drawn on an account meanwhile */
export function* saveAccounts(dialect: Dialect, book: AccountBook): Script<void> {
  const changed = book.changed();
  const fresh = changed.filter(({ stored }) => stored === undefined);
  yield* insertRows('account_guard', fresh.map(({ posting: { company, ledger, holder } }) => ({ company, ledger, holder, changes: 1 })), '', dialect);
  for (const { posting, stored } of changed) {
    if (stored === undefined) continue;
    const found = yield* changesOf('UPDATE account_guard SET changes = ? WHERE company = ? AND ledger = ? AND holder = ? AND changes = ?', [stored + 1, ...keyOf(posting), stored]);
    if (found !== 1) throw new Conflict(`Expected the account of ${posting.holder} in ${posting.ledger} as it was read, but somebody else has posted on it.`);
  }
}

function keyOf({ company, ledger, holder }: GuardedPosting): readonly SqlValue[] {
  return [company, ledger, holder];
}

function rowName(row: Row): string {
  return accountName({ company: textAt(row, 'company'), ledger: textAt(row, 'ledger'), holder: textAt(row, 'holder') });
}
