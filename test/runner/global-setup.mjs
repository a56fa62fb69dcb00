import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
const { startMariadb } = await import('../support/mariadb.ts');

/** One private MariaDB for the whole run; each suite makes databases of its own on it. */
export default async function globalSetup() {
  const server = await startMariadb();
  if (!server) return;
  process.env.BYLAW_TEST_MARIADB_URL = server.adminUrl;
  globalThis.bylawTestServer = server;
}
