import type { MigrationInterface, QueryRunner } from 'typeorm';
import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const attachment: TableShape = {
  name: 'attachment',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    file: primary(kind.hash()),
    type: required(kind.id(128)),
    bytes: required(kind.long()),
    uploaded_by: required(kind.id(128)),
    at: required(kind.instant()),
  }),
};

const fileContent: TableShape = {
  name: 'file_content',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    file: primary(kind.hash()),
    content: required(kind.body()),
  }),
};

export class CreateAttachments1795000000010 implements MigrationInterface {
  readonly name = 'CreateAttachments1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [attachment, fileContent]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [fileContent, attachment]);
  }
}
