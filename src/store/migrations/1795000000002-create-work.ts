import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const task: TableShape = {
  name: 'task',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    workflow: required(kind.id(128)),
    state: required(kind.id(255)),
    opened_at: required(kind.instant()),
    due_at: optional(kind.instant()),
    candidates: required(kind.body()),
    done: required(kind.body()),
  }),
};

const candidate: TableShape = {
  name: 'candidate',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    token: primary(kind.id(255)),
    opened_at: primary(kind.instant()),
    case_id: primary(kind.id(64)),
    task_id: primary(kind.id(255)),
  }),
  indices: [
    { name: 'candidate_by_task', columns: ['company', 'case_id', 'task_id'] },
  ],
};

const taskDone: TableShape = {
  name: 'task_done',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    task_id: primary(kind.id(255)),
    person: primary(kind.id(128)),
  }),
};

const timer: TableShape = {
  name: 'timer',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    arming: required(kind.whole()),
    due_at: required(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'timer_by_due', columns: ['due_at'] },
    { name: 'timer_by_company', columns: ['company', 'due_at', 'case_id', 'id'] },
  ],
};

const job: TableShape = {
  name: 'job',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    case_id: primary(kind.id(64)),
    id: primary(kind.id(255)),
    kind: required(kind.id(16)),
    connector: required(kind.id(128)),
    input: required(kind.body()),
    run_at: required(kind.instant()),
    attempts: required(kind.whole()),
    state: required(kind.id(16)),
    error: optional(kind.prose()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'job_by_run', columns: ['state', 'run_at'] },
    { name: 'job_by_company', columns: ['company', 'state', 'run_at', 'case_id', 'id'] },
  ],
};

const TABLES = [task, candidate, taskDone, timer, job];

export class CreateWork1795000000002 implements MigrationInterface {
  readonly name = 'CreateWork1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
