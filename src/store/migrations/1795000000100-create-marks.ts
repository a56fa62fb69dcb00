import type { MigrationInterface, QueryRunner } from 'typeorm';
import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';
import { createTables, dropTables } from './create-tables.js';

const caseMark: TableShape = {
  name: 'case_mark',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    kind: primary(kind.id(16)),
    value: primary(kind.id(191)),
    case_id: primary(kind.id(64)),
    revision: required(kind.whole()),
  }),
  indices: [{ name: 'case_mark_by_case', columns: ['company', 'case_id'] }],
};

const caseAmount: TableShape = {
  name: 'case_amount',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    hundredths: primary(kind.long()),
    case_id: primary(kind.id(64)),
  }),
  indices: [{ name: 'case_amount_by_case', columns: ['company', 'case_id'] }],
};

const markPosition: TableShape = {
  name: 'mark_position',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    last: required(kind.long()),
  }),
};

const ALL = [caseMark, caseAmount, markPosition];

/** A server that finds them empty marks all cases that there are. */
export class CreateMarks1795000000100 implements MigrationInterface {
  readonly name = 'CreateMarks1795000000100';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, ALL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ALL);
  }
}
