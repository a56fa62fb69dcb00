import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';
import { forbidChange } from './forbid-change.js';

const organisationVersion: TableShape = {
  name: 'organisation_version',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    number: primary(kind.whole()),
    version: required(kind.id(64)),
    base: required(kind.whole()),
    made_at: required(kind.instant()),
    made_by: required(kind.id(128)),
    bytes: required(kind.bulk()),
    whole: optional(kind.bulk()),
  }),
  indices: [{ name: 'organisation_by_version', columns: ['company', 'version'], unique: true }],
};

export class CreateOrganisations1795000000050 implements MigrationInterface {
  readonly name = 'CreateOrganisations1795000000050';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [organisationVersion]);
    await forbidChange(runner, 'organisation_version');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [organisationVersion]);
  }
}
