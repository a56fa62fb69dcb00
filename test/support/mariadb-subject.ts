import { randomBytes } from 'node:crypto';
import { migratorGrants, runtimeGrants } from '../../src/store/mariadb/grants.js';
import { serverAddress } from '../../src/store/mariadb/connection-options.js';
import { mariadbSource } from '../../src/store/mariadb/mariadb-source.js';
import { migrate } from '../../src/store/migrate.js';
import type { TestServer } from './mariadb.js';

export interface TestDatabase {
  /** Of a user with the rights of a running server, and no others. */
  readonly url: string;
  readonly migrationUrl: string;
}

/** An empty database with its two users, made as the administrator's page tells it. */
export async function databaseWithUsers(server: TestServer): Promise<TestDatabase> {
  const adminUrl = await server.freshDatabase();
  const { database } = serverAddress(adminUrl);
  const suffix = randomBytes(4).toString('hex');
  const [migrator, runtime] = [`migrator_${suffix}`, `runtime_${suffix}`];
  const password = randomBytes(9).toString('hex');
  await server.administer([migrator, runtime].map((user) => `CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`));
  for (const user of [migrator, runtime]) server.removeAtStop(`DROP USER IF EXISTS '${user}'@'%'`);
  await server.administer(migratorGrants(database, `'${migrator}'@'%'`));
  const migrationUrl = as(adminUrl, migrator, password);
  await migrate(mariadbSource(serverAddress(migrationUrl)));
  await server.administer(runtimeGrants(database, `'${runtime}'@'%'`));
  return { url: as(adminUrl, runtime, password), migrationUrl };
}

function as(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  return url.href;
}
