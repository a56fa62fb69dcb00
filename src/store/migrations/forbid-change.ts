import type { QueryRunner } from 'typeorm';
import { dialectOf } from './create-tables.js';

/**
 * Makes a table append-only on SQLite, where every program has every right. On MariaDB the runtime user simply has no
 * right to change it.
 */
export async function forbidChange(runner: QueryRunner, table: string): Promise<void> {
  if (dialectOf(runner) !== 'sqlite') return;
  for (const change of ['UPDATE', 'DELETE']) {
    await runner.query(`CREATE TRIGGER IF NOT EXISTS ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
      BEGIN SELECT RAISE(ABORT, 'Expected rows of ${table} to be kept as they are, but a program tried ${change}.'); END`);
  }
}
