import type { DataSourceOptions } from 'typeorm';
import { allEntities } from '../entities/all-entities.js';
import { ALL_MIGRATIONS } from '../migrations/all-migrations.js';

/** What TypeORM needs to make or compare the tables of a file. */
export function sqliteSource(file: string): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    enableWAL: true,
    timeout: 5_000,
    entities: allEntities('sqlite'),
    migrations: ALL_MIGRATIONS,
    migrationsTableName: 'migrations',
  };
}
