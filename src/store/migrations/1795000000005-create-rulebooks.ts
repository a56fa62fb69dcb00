import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';
import { forbidChange } from './forbid-change.js';

const rulebookVersion: TableShape = {
  name: 'rulebook_version',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    version: primary(kind.id(64)),
    bytes: required(kind.bulk()),
  }),
};

const rulebookRelease: TableShape = {
  name: 'rulebook_release',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    number: primary(kind.whole()),
    version: required(kind.id(64)),
    in_force_from: required(kind.id(10)),
    released_at: required(kind.instant()),
    released_by: required(kind.id(128)),
    note: optional(kind.prose()),
  }),
  indices: [
    { name: 'release_by_version', columns: ['company', 'version'], unique: true },
  ],
};

const rulebookDraft: TableShape = {
  name: 'rulebook_draft',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    files: required(kind.bulk()),
    etag: required(kind.id(64)),
    saved_by: required(kind.id(128)),
    authors: required(kind.body()),
    saved_at: required(kind.instant()),
  }),
};

const TABLES = [rulebookVersion, rulebookRelease, rulebookDraft];

export class CreateRulebooks1795000000005 implements MigrationInterface {
  readonly name = 'CreateRulebooks1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await forbidChange(runner, 'rulebook_version');
    await forbidChange(runner, 'rulebook_release');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
