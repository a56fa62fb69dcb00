import type { Account, StoredSession, StoredToken } from '../../engine/ports/account-store.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, instantOrNullAt, numberAt, textAt } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

export function toAccountRow(account: Account): StoredRow {
  return {
    company: account.company,
    person: account.person,
    password_hash: account.passwordHash,
    disabled: account.disabled ? 1 : 0,
  };
}

export function fromAccountRow(row: Row): Account {
  return {
    company: textAt(row, 'company'),
    person: textAt(row, 'person'),
    passwordHash: textAt(row, 'password_hash'),
    disabled: numberAt(row, 'disabled') !== 0,
  };
}

export function toSessionRow(session: StoredSession): StoredRow {
  return {
    id: session.id,
    company: session.company,
    person: session.person,
    expires_at: toStoredInstant(session.expiresAt),
  };
}

export function fromSessionRow(row: Row): StoredSession {
  return {
    id: textAt(row, 'id'),
    company: textAt(row, 'company'),
    person: textAt(row, 'person'),
    expiresAt: instantAt(row, 'expires_at'),
  };
}

export function toTokenRow(token: StoredToken): StoredRow {
  return {
    id: token.id,
    company: token.company,
    person: token.person,
    label: token.label,
    created_at: toStoredInstant(token.createdAt),
    expires_at: token.expiresAt === null ? null : toStoredInstant(token.expiresAt),
  };
}

export function fromTokenRow(row: Row): StoredToken {
  return {
    id: textAt(row, 'id'),
    company: textAt(row, 'company'),
    person: textAt(row, 'person'),
    label: textAt(row, 'label'),
    createdAt: instantAt(row, 'created_at'),
    expiresAt: instantOrNullAt(row, 'expires_at'),
  };
}
