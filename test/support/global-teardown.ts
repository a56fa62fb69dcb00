import type { TestServer } from './mariadb.ts';

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { bylawTestServer?: TestServer }).bylawTestServer?.stop();
}
