import type { MigrationInterface, QueryRunner } from 'typeorm';
import { numbered, optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const account: TableShape = {
  name: 'account',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    person: primary(kind.id(128)),
    password_hash: required(kind.id(255)),
    disabled: required(kind.flag()),
  }),
};

const session: TableShape = {
  name: 'session',
  columns: (kind) => ({
    id: primary(kind.id(64)),
    company: required(kind.id(64)),
    person: required(kind.id(128)),
    expires_at: required(kind.instant()),
  }),
  indices: [
    { name: 'session_by_person', columns: ['company', 'person'] },
    { name: 'session_by_end', columns: ['expires_at'] },
  ],
};

const token: TableShape = {
  name: 'token',
  columns: (kind) => ({
    id: primary(kind.id(64)),
    company: required(kind.id(64)),
    person: required(kind.id(128)),
    label: required(kind.prose()),
    created_at: required(kind.instant()),
    expires_at: optional(kind.instant()),
  }),
  indices: [
    { name: 'token_by_person', columns: ['company', 'person'] },
  ],
};

const signInFailure: TableShape = {
  name: 'sign_in_failure',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    failure_key: required(kind.id(255)),
    at: required(kind.instant()),
  }),
  indices: [
    { name: 'failure_by_key', columns: ['failure_key', 'at'] },
    { name: 'failure_by_time', columns: ['at'] },
  ],
};

const refusal: TableShape = {
  name: 'refusal',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    company: required(kind.id(64)),
    case_id: optional(kind.id(64)),
    actor: required(kind.id(128)),
    command: required(kind.id(64)),
    at: required(kind.instant()),
    code: required(kind.id(64)),
    message: required(kind.prose()),
  }),
  indices: [
    { name: 'refusal_by_company', columns: ['company', 'seq'] },
    { name: 'refusal_by_case', columns: ['company', 'case_id', 'seq'] },
  ],
};

const TABLES = [account, session, token, signInFailure, refusal];

export class CreateAccounts1795000000006 implements MigrationInterface {
  readonly name = 'CreateAccounts1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
