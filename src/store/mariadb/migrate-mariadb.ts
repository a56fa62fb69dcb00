import { migrate } from '../migrate.js';
import { serverAddress } from './connection-options.js';
import { runtimeGrants } from './grants.js';
import { mariadbSource } from './mariadb-source.js';

/**
 * Makes or changes the tables of a database, by a user who may.
 * @returns the statements that give another user the rights of a running server
 */
export async function migrateMariadb(migrationUrl: string, runtimeUser: string): Promise<readonly string[]> {
  const address = serverAddress(migrationUrl);
  await migrate(mariadbSource(address));
  return runtimeGrants(address.database, runtimeUser);
}
