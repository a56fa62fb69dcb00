import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const delivery: TableShape = {
  name: 'delivery',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    person: required(kind.id(128)),
    position: required(kind.long()),
    number: required(kind.whole()),
    channel: required(kind.id(16)),
    address: required(kind.id(400)),
    language: required(kind.id(2)),
    state: required(kind.id(16)),
    asked_at: required(kind.instant()),
    run_at: required(kind.instant()),
    attempts: required(kind.whole()),
    error: optional(kind.prose()),
    sent_at: optional(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'delivery_by_run', columns: ['state', 'run_at'] },
    { name: 'delivery_by_state', columns: ['company', 'state', 'asked_at', 'id'] },
    { name: 'delivery_by_company', columns: ['company', 'asked_at', 'id'] },
  ],
};

export class CreateDeliveries1795000000040 implements MigrationInterface {
  readonly name = 'CreateDeliveries1795000000040';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [delivery]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [delivery]);
  }
}
