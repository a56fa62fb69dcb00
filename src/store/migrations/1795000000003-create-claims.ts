import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const claimCounter: TableShape = {
  name: 'claim_counter',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    claim: primary(kind.id(128)),
    key_hash: primary(kind.hash()),
    taken: required(kind.whole()),
  }),
};

const claimHolder: TableShape = {
  name: 'claim_holder',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    claim: primary(kind.id(128)),
    key_hash: primary(kind.hash()),
    case_id: primary(kind.id(64)),
    claim_key: required(kind.body()),
  }),
  indices: [
    { name: 'claim_holder_by_case', columns: ['company', 'case_id'] },
  ],
};

const posting: TableShape = {
  name: 'posting',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    ledger: required(kind.id(128)),
    holder: required(kind.id(128)),
    amount: required(kind.decimal()),
    unit: required(kind.id(64)),
    article: optional(kind.id(255)),
    reason: optional(kind.prose()),
    at: required(kind.instant()),
    decided_by: required(kind.id(128)),
    reverses: optional(kind.id(320)),
  }),
  indices: [
    { name: 'posting_by_time', columns: ['company', 'at', 'case_id', 'id'] },
    { name: 'posting_by_ledger', columns: ['company', 'ledger', 'holder', 'at'] },
    { name: 'posting_reversed_once', columns: ['company', 'reverses'], unique: true },
  ],
};

const accountGuard: TableShape = {
  name: 'account_guard',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    ledger: primary(kind.id(128)),
    holder: primary(kind.id(128)),
    changes: required(kind.whole()),
  }),
};

const TABLES = [claimCounter, claimHolder, posting, accountGuard];

export class CreateClaims1795000000003 implements MigrationInterface {
  readonly name = 'CreateClaims1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
