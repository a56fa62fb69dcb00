import type { AccountStore } from '../../engine/ports/account-store.js';
import { frozen } from './frozen.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';
import { compareKeys } from './memory-page.js';

export function memoryAccountStore(data: MemoryData): AccountStore {
  return { ...accounts(data), ...sessions(data), ...tokens(data), ...failures(data) };
}

function accounts(data: MemoryData): Pick<AccountStore, 'account' | 'accounts' | 'saveAccount'> {
  return {
    account: async (company, person) => data.accounts.get(keyText(company, person)),
    accounts: async (company) =>
      [...data.accounts.values()].filter((one) => one.company === company).sort((left, right) => compareKeys([left.person], [right.person])),
    saveAccount: async (account) => void data.accounts.set(keyText(account.company, account.person), frozen(account)),
  };
}

function sessions(data: MemoryData): Pick<AccountStore, 'session' | 'saveSession' | 'extendSession' | 'deleteSession' | 'deleteSessionsOf' | 'deleteEndedSessions'> {
  return {
    session: async (id) => data.sessions.get(id),
    saveSession: async (session) => void data.sessions.set(session.id, frozen(session)),
    extendSession: async (id, expiresAt) => {
      const session = data.sessions.get(id);
      if (session) data.sessions.set(id, frozen({ ...session, expiresAt }));
    },
    deleteSession: async (id) => void data.sessions.delete(id),
    deleteEndedSessions: async (before) => {
      for (const one of [...data.sessions.values()]) if (one.expiresAt < before) data.sessions.delete(one.id);
    },
    deleteSessionsOf: async (company, person) => {
      for (const one of [...data.sessions.values()]) {
        if (one.company === company && one.person === person) data.sessions.delete(one.id);
      }
    },
  };
}

function tokens(data: MemoryData): Pick<AccountStore, 'token' | 'tokens' | 'saveToken' | 'deleteToken'> {
  return {
    token: async (id) => data.tokens.get(id),
    tokens: async (company, person) =>
      [...data.tokens.values()]
        .filter((one) => one.company === company && one.person === person)
        .sort((left, right) => compareKeys([left.createdAt, left.id], [right.createdAt, right.id])),
    saveToken: async (token) => void data.tokens.set(token.id, frozen(token)),
    deleteToken: async (company, person, id) => {
      const stored = data.tokens.get(id);
      return stored?.company === company && stored.person === person && data.tokens.delete(id);
    },
  };
}

function failures(data: MemoryData): Pick<AccountStore, 'countFailure' | 'failures' | 'clearFailures'> {
  const since = (key: string, from: string): string[] => (data.failures.get(key) ?? []).filter((at) => at >= from);
  return {
    countFailure: async (key, at, from) => {
      data.failures.set(key, [...(data.failures.get(key) ?? []), at].filter((one) => one >= from));
      return since(key, from).length;
    },
    failures: async (key, from) => since(key, from).length,
    clearFailures: async (key) => void data.failures.delete(key),
  };
}
