import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { judge, prepare } from './kill.js';
import { ServerProcess } from './server-process.js';
import { StubbornClient } from './stubborn-client.js';

/** Beyond any connector's patience in this test, and within what an orchestrator waits for. */
const STOP_MS_MAX = 15_000;

test('SIGTERM under load: what runs is finished, the server ends with 0, and nothing acknowledged is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-shutdown-'));
  const file = join(folder, 'bylaw.sqlite');
  const token = await prepare(await openSqlite({ file }));
  const server = await ServerProcess.on({ DATA_FOLDER: folder, LEASE_MS: '1000' });
  await server.start();
  const clients = Array.from({ length: 6 }, (_, n) => new StubbornClient(`c${n}`, [server], token));
  let going = true;
  const load = Promise.all(clients.map((client) => client.run(2, () => going)));
  const count = (): number => clients.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  while (count() < 60) await new Promise((resolve) => setImmediate(resolve));
  const from = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - from).toBeLessThan(STOP_MS_MAX);
  await server.start();
  going = false;
  await load;
  let rows = 1;
  while (rows > 0) {
    const reply = await server.ask('GET', '/cases?status=open&limit=1', { token });
    rows = reply?.status === 200 ? (reply.body as { rows: readonly unknown[] }).rows.length : 1;
  }
  expect(await server.stop()).toBe(0);
  expect((await judge(await openSqlite({ file }), clients, 0)).acknowledged).toBeGreaterThan(60);
  rmSync(folder, { recursive: true, force: true });
});
