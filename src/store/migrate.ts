import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';

const TRIES_MAX = 20;
const PAUSE_MS = 250;

/**
 * Brings a database to the present tables, and disconnects. Two servers may start together: migrations can be run again
 * from their beginning, so the one that stumbles over the other's tables waits a moment and looks again.
 */
export async function migrate(options: DataSourceOptions): Promise<void> {
  const source = await new DataSource(options).initialize();
  try {
    let tries = 1;
    while (!(await isUpToDate(source, tries))) tries += 1;
  } finally {
    await source.destroy();
  }
}

async function isUpToDate(source: DataSource, tries: number): Promise<boolean> {
  try {
    if (!(await source.showMigrations())) return true;
    await source.runMigrations({ transaction: 'each' });
  } catch (error) {
    if (tries === TRIES_MAX || !/already exists|duplicate|locked|busy/i.test(String(error))) throw error;
    await wait(PAUSE_MS);
  }
  return false;
}
