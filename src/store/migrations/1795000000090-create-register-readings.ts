import type { MigrationInterface, QueryRunner } from 'typeorm';
import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';
import { forbidChange } from './forbid-change.js';

const registerReading: TableShape = {
  name: 'register_reading',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    register: required(kind.id(128)),
    person: required(kind.id(128)),
    at: required(kind.instant()),
    asked: required(kind.body()),
    row_count: required(kind.whole()),
  }),
  indices: [
    { name: 'register_reading_by_register', columns: ['company', 'register', 'at', 'id'] },
    { name: 'register_reading_by_person', columns: ['company', 'person', 'at', 'id'] },
    { name: 'register_reading_by_time', columns: ['company', 'at', 'id'] },
  ],
};

export class CreateRegisterReadings1795000000090 implements MigrationInterface {
  readonly name = 'CreateRegisterReadings1795000000090';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [registerReading]);
    await forbidChange(runner, 'register_reading');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [registerReading]);
  }
}
