import type { DataSourceOptions } from 'typeorm';
import { allEntities } from '../entities/all-entities.js';
import { ALL_MIGRATIONS } from '../migrations/all-migrations.js';
import type { ServerAddress } from './connection-options.js';

/** What TypeORM needs to make or compare the tables of a database. */
export function mariadbSource({ user, ...address }: ServerAddress): DataSourceOptions {
  return {
    type: 'mariadb',
    ...address,
    username: user,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    entities: allEntities('mariadb'),
    migrations: ALL_MIGRATIONS,
    migrationsTableName: 'migrations',
  };
}
