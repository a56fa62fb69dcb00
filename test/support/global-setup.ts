import { startMariadb } from './mariadb.ts';

/** One private MariaDB for the whole run; each suite makes databases of its own on it. */
export default async function globalSetup(): Promise<void> {
  const server = await startMariadb();
  if (!server) return;
  process.env['BYLAW_TEST_MARIADB_URL'] = server.adminUrl;
  Object.assign(globalThis, { bylawTestServer: server });
}
