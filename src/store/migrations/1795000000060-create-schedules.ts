import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const occurrence: TableShape = {
  name: 'occurrence',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    workflow: primary(kind.id(128)),
    id: primary(kind.id(255)),
    schedule: required(kind.id(128)),
    period_start: required(kind.id(10)),
    period_end: required(kind.id(10)),
    due_at: required(kind.instant()),
    counted: required(kind.body()),
    version: required(kind.id(64)),
    state: required(kind.id(16)),
    case_id: optional(kind.id(64)),
    reason: optional(kind.prose()),
    settled_at: optional(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'occurrence_by_due', columns: ['state', 'due_at'] },
    { name: 'occurrence_by_company', columns: ['company', 'due_at', 'workflow', 'id'] },
  ],
};

const schedulePlan: TableShape = {
  name: 'schedule_plan',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    revision: required(kind.whole()),
    seen: required(kind.whole()),
    in_force: required(kind.whole()),
    cursors: required(kind.body()),
    look_at: optional(kind.instant()),
  }),
};

const recount: TableShape = {
  name: 'recount',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    version: primary(kind.id(64)),
    last_seen: optional(kind.prose()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
};

export class CreateSchedules1795000000060 implements MigrationInterface {
  readonly name = 'CreateSchedules1795000000060';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [occurrence, schedulePlan, recount]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [recount, schedulePlan, occurrence]);
  }
}
