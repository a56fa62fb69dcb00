import { mkdtempSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

register('./hooks.mjs', import.meta.url);
const { startMariadb } = await import('../support/mariadb.ts');

/** One private MariaDB for the whole run, on which each suite makes databases of its own, and a folder for what is made once for many suites. */
export default async function globalSetup() {
  process.env.BYLAW_TEST_SHARED = mkdtempSync(join(tmpdir(), 'bylaw-shared-'));
  const server = await startMariadb();
  if (!server) return;
  process.env.BYLAW_TEST_MARIADB_URL = server.adminUrl;
  globalThis.bylawTestServer = server;
}
