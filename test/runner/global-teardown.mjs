import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  await globalThis.bylawTestServer?.stop();
  rmSync(process.env.BYLAW_TEST_SHARED, { recursive: true, force: true });
}
