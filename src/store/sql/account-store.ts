import type { Account, AccountStore, StoredSession } from '../../engine/ports/account-store.js';
import { gathered } from '../gathered.js';
import { toStoredInstant } from '../instant.js';
import { pairName } from '../pair-name.js';
import { fromAccountRow, fromSessionRow, fromTokenRow, toAccountRow, toSessionRow, toTokenRow } from './account-row.js';
import { selectByKeys } from './by-keys.js';
import type { Dialect } from './dialect.js';
import { replaceRow } from './replace-row.js';
import type { Row, Runner, Script, SqlValue } from './script.js';
import { changesOf, commitAfter, rowOf, rowsOf } from './script.js';
import { clearFailures, countFailure, failuresSince } from './sign-in-failures.js';

/** Every request asks for a session and its account, so those are looked up together with whatever else is asked at the same time. */
export function sqlAccountStore(dialect: Dialect, runner: Runner): AccountStore {
  const account = gathered(accountName, (keys: readonly AccountKey[]) => runner.read(() => accountsBy(dialect, keys)));
  const session = gathered(String, (ids: readonly string[]) => runner.read(() => sessionsBy(dialect, ids)));
  const write = <T>(script: () => Script<T>): Promise<T> => runner.transact(commitAfter(script));
  return {
    account: (company, person) => account({ company, person }),
    accounts: (company) => runner.read(() => all(fromAccountRow, 'SELECT * FROM account WHERE company = ? ORDER BY person', [company])),
    saveAccount: (account) => write(() => replaceRow('account', ['company', 'person'], toAccountRow(account))),
    session,
    saveSession: (session) => write(() => replaceRow('session', ['id'], toSessionRow(session))),
    extendSession: async (id, expiresAt) => {
      await write(() => changesOf('UPDATE session SET expires_at = ? WHERE id = ?', [toStoredInstant(expiresAt), id]));
    },
    deleteSession: async (id) => {
      await write(() => changesOf('DELETE FROM session WHERE id = ?', [id]));
    },
    deleteSessionsOf: async (company, person) => {
      await write(() => changesOf('DELETE FROM session WHERE company = ? AND person = ?', [company, person]));
    },
    deleteEndedSessions: async (before) => {
      await write(() => changesOf('DELETE FROM session WHERE expires_at < ?', [toStoredInstant(before)]));
    },
    token: (id) => runner.read(() => one(fromTokenRow, 'SELECT * FROM token WHERE id = ?', [id])),
    tokens: (company, person) =>
      runner.read(() =>
        all(fromTokenRow, 'SELECT * FROM token WHERE company = ? AND person = ? ORDER BY created_at, id', [company, person]),
      ),
    saveToken: (token) => write(() => replaceRow('token', ['id'], toTokenRow(token))),
    deleteToken: async (company, person, id) =>
      (await write(() => changesOf('DELETE FROM token WHERE company = ? AND person = ? AND id = ?', [company, person, id]))) === 1,
    countFailure: (key, at, since) => write(() => countFailure(key, at, since)),
    failures: (key, since) => runner.read(() => failuresSince(key, since)),
    clearFailures: (key) => write(() => clearFailures(key)),
  };
}

type AccountKey = Pick<Account, 'company' | 'person'>;

function accountName({ company, person }: AccountKey): string {
  return pairName(company, person);
}

function* accountsBy(dialect: Dialect, keys: readonly AccountKey[]): Script<ReadonlyMap<string, Account>> {
  const rows = yield* selectByKeys(dialect, `SELECT * FROM account${dialect.byPrimary}`, ['company', 'person'], keys.map(({ company, person }) => [company, person]));
  return new Map(rows.map(fromAccountRow).map((account) => [accountName(account), account]));
}

function* sessionsBy(dialect: Dialect, ids: readonly string[]): Script<ReadonlyMap<string, StoredSession>> {
  const rows = yield* selectByKeys(dialect, `SELECT * FROM session${dialect.byPrimary}`, ['id'], ids.map((id) => [id]));
  return new Map(rows.map(fromSessionRow).map((session) => [session.id, session]));
}

function* one<Item>(fromRow: (row: Row) => Item, sql: string, params: readonly SqlValue[]): Script<Item | undefined> {
  const row = yield* rowOf(sql, params);
  return row && fromRow(row);
}

function* all<Item>(fromRow: (row: Row) => Item, sql: string, params: readonly SqlValue[]): Script<readonly Item[]> {
  return (yield* rowsOf(sql, params)).map(fromRow);
}
