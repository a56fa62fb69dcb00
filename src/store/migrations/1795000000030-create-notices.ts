import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { addColumn, createTables, dropTables } from './create-tables.js';

const notice: TableShape = {
  name: 'notice',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    person: primary(kind.id(128)),
    position: primary(kind.long()),
    number: primary(kind.whole()),
    kind: required(kind.id(16)),
    case_id: required(kind.id(64)),
    task: optional(kind.id(128)),
    at: required(kind.instant()),
    words: required(kind.body()),
    read_at: optional(kind.instant()),
  }),
  indices: [{ name: 'notice_unread', columns: ['company', 'person', 'read_at', 'position', 'number'] }],
};

const noticePosition: TableShape = {
  name: 'notice_position',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    last: required(kind.long()),
  }),
};

export class CreateNotices1795000000030 implements MigrationInterface {
  readonly name = 'CreateNotices1795000000030';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [notice, noticePosition]);
    await addColumn(runner, 'outbox', 'notices', (kind) => kind.body());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('outbox', 'notices');
    await dropTables(runner, [noticePosition, notice]);
  }
}
