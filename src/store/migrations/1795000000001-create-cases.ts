import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';
import { forbidChange } from './forbid-change.js';

const cases: TableShape = {
  name: 'cases',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    workflow: required(kind.id(128)),
    version: required(kind.id(64)),
    revision: required(kind.whole()),
    status: required(kind.id(16)),
    outcome: optional(kind.id(255)),
    started_by: required(kind.id(128)),
    started_at: required(kind.instant()),
    updated_at: required(kind.instant()),
    parent_case: optional(kind.id(64)),
    head: required(kind.hash()),
    state: required(kind.body()),
  }),
  indices: [
    { name: 'cases_by_start', columns: ['company', 'started_at', 'id'] },
    { name: 'cases_by_workflow', columns: ['company', 'workflow', 'started_at', 'id'] },
    { name: 'cases_by_starter', columns: ['company', 'started_by', 'started_at', 'id'] },
    { name: 'cases_by_status', columns: ['company', 'status', 'started_at', 'id'] },
    { name: 'cases_by_parent', columns: ['company', 'parent_case', 'started_at', 'id'] },
  ],
};

const history: TableShape = {
  name: 'history',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    revision: primary(kind.whole()),
    at: required(kind.instant()),
    hash: required(kind.hash()),
    body: required(kind.body()),
  }),
};

const idempotency: TableShape = {
  name: 'idempotency',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    actor: primary(kind.id(128)),
    command_key: primary(kind.id(255)),
    request_hash: required(kind.id(64)),
    case_id: required(kind.id(64)),
    at: required(kind.instant()),
    answer: required(kind.body()),
  }),
};

const caseField: TableShape = {
  name: 'case_field',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    field: primary(kind.id(128)),
    value_hash: primary(kind.hash()),
    case_id: primary(kind.id(64)),
  }),
};

const TABLES = [cases, history, idempotency, caseField];

export class CreateCases1795000000001 implements MigrationInterface {
  readonly name = 'CreateCases1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await forbidChange(runner, 'history');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
