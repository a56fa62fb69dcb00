import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { sizeOf, tellFigures } from '../support/figures.js';
import { startMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { judge, killUnderLoad, prepare, type KillRun } from './kill.js';
import { ServerProcess } from './server-process.js';

const FULL = process.env['BYLAW_FULL_FAULTS'] === '1';
const RUN: KillRun = { kills: sizeOf('SOAK_SERVER_KILLS', FULL ? 25 : 2), clients: 8, ticks: 3, pauseMs: [300, 1500] };

const folder = mkdtempSync(join(tmpdir(), 'bylaw-kill-'));
const server = await startMariadb();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

test('kill -9 of a server on SQLite in the middle of its work: nothing lost, nothing twice', async () => {
  const file = join(folder, 'bylaw.sqlite');
  const token = await prepare(await openSqlite({ file }));
  const clients = await killUnderLoad(await ServerProcess.on({ DATA_FOLDER: folder, LEASE_MS: '1000' }), token, RUN);
  const report = await judge(await openSqlite({ file }), clients, RUN.kills);
  tellFigures('kills of a server with HTTP, SQLite', { ...report });
  expect(report.acknowledged).toBeGreaterThan(RUN.kills * 5);
}, 600_000);

(server ? test : test.skip)('kill -9 of a server on MariaDB in the middle of its work: nothing lost, nothing twice', async () => {
  const urls = await databaseWithUsers(server!);
  const token = await prepare(await openMariadb(urls));
  const clients = await killUnderLoad(await ServerProcess.on({ DATABASE_URL: urls.url, LEASE_MS: '1000' }), token, RUN);
  const report = await judge(await openMariadb(urls), clients, RUN.kills);
  tellFigures('kills of a server with HTTP, MariaDB', { ...report });
  expect(report.acknowledged).toBeGreaterThan(RUN.kills * 5);
}, 600_000);
