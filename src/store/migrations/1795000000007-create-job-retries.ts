import type { MigrationInterface, QueryRunner } from 'typeorm';
import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const jobRetry: TableShape = {
  name: 'job_retry',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    actor: primary(kind.id(128)),
    command_key: primary(kind.id(255)),
    request_hash: required(kind.id(64)),
    case_id: required(kind.id(64)),
    job_id: required(kind.id(255)),
    at: required(kind.instant()),
  }),
};

export class CreateJobRetries1795000000007 implements MigrationInterface {
  readonly name = 'CreateJobRetries1795000000007';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [jobRetry]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [jobRetry]);
  }
}
