import type { MigrationInterface, QueryRunner } from 'typeorm';
import { numbered, optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const outbox: TableShape = {
  name: 'outbox',
  columns: (kind) => ({
    seq: numbered(kind.long()),
    company: required(kind.id(64)),
    case_id: required(kind.id(64)),
    revision: required(kind.whole()),
    workflow: required(kind.id(128)),
    events: required(kind.body()),
    at: required(kind.instant()),
    position: optional(kind.long()),
  }),
  indices: [
    { name: 'outbox_by_position', columns: ['company', 'position'], unique: true },
    { name: 'outbox_waiting', columns: ['position', 'seq'] },
    { name: 'outbox_by_entry', columns: ['company', 'case_id', 'revision'], unique: true },
  ],
};

const outboxPosition: TableShape = {
  name: 'outbox_position',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    last: required(kind.long()),
  }),
};

const TABLES = [outbox, outboxPosition];

export class CreateOutbox1795000000004 implements MigrationInterface {
  readonly name = 'CreateOutbox1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
