import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';
import { forbidChange } from './forbid-change.js';

const deputy: TableShape = {
  name: 'deputy',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    principal: required(kind.id(128)),
    deputy: required(kind.id(128)),
    first_day: required(kind.id(10)),
    last_day: required(kind.id(10)),
    workflows: optional(kind.body()),
    posts: optional(kind.body()),
    reason: required(kind.prose()),
    made_by: required(kind.id(128)),
    made_at: required(kind.instant()),
  }),
  indices: [
    { name: 'deputy_by_deputy', columns: ['company', 'deputy', 'made_at', 'id'] },
    { name: 'deputy_by_principal', columns: ['company', 'principal', 'made_at', 'id'] },
  ],
};

const deputyEnd: TableShape = {
  name: 'deputy_end',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    ended_by: required(kind.id(128)),
    ended_at: required(kind.instant()),
  }),
};

export class CreateDeputies1795000000011 implements MigrationInterface {
  readonly name = 'CreateDeputies1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [deputy, deputyEnd]);
    await forbidChange(runner, 'deputy');
    await forbidChange(runner, 'deputy_end');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [deputyEnd, deputy]);
  }
}
