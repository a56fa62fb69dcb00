import { TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './create-tables.js';

const BY_DUE = 'candidate_by_due';

/** Task lists by due time: the due time of a task beside each of its tokens, with an index in that order. */
export class OrderTasksByDue1795000000200 implements MigrationInterface {
  readonly name = 'OrderTasksByDue1795000000200';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'candidate', 'due_at', (kind) => kind.instant());
    await runner.query('UPDATE candidate SET due_at = (SELECT t.due_at FROM task t WHERE t.company = candidate.company AND t.case_id = candidate.case_id AND t.id = candidate.task_id)');
    const table = await runner.getTable('candidate');
    if (table?.indices.some(({ name }) => name === BY_DUE) === true) return;
    await runner.createIndex('candidate', new TableIndex({ name: BY_DUE, columnNames: ['company', 'token', 'due_at', 'case_id', 'task_id'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('candidate', BY_DUE);
    await runner.query('ALTER TABLE candidate DROP COLUMN due_at');
  }
}
