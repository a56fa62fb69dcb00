import { afterAll, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { Database } from '../../src/engine/ports/database.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { found, start } from '../engine/helpers.js';
import { startMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { built, echo, openCases } from './lab.js';

const folder = mkdtempSync(join(tmpdir(), 'bylaw-restore-'));
const server = await startMariadb();
const canDump = server !== undefined && ['mariadb-dump', 'mariadb'].every((name) => spawnSync(name, ['--version']).status === 0);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

const on = (database: Database): Engine => engineOn(database, { dataFolder: folder, leaseMs: 30_000 }, { connectors: [echo] });

/** A backup is taken while commands go on; what comes back is whole, holds what the checkpoint knows, and works on. */
async function restored(live: Engine, backUp: () => Promise<unknown>, putBack: () => Promise<Database>): Promise<void> {
  await found(live, 'lab');
  await built(live);
  await openCases(live);
  const checkpoint = await live.proofs.checkpoint('lab');
  let going = true;
  const load = Promise.all(Array.from({ length: 4 }, async () => {
    while (going) await start(live, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 });
  }));
  await backUp();
  going = false;
  await load;
  const copy = on(await putBack());
  expect((await fsck(copy.database.audit)).faults).toEqual([]);
  expect(await copy.proofs.verifyCompany('lab', checkpoint)).toMatchObject({ sound: true });
  const [head] = checkpoint.heads;
  expect(await copy.proofs.proveCase('lab', head?.case ?? '')).toMatchObject({ proven: true });
  expect(await start(copy, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })).toBeDefined();
  const lost = { ...checkpoint, heads: [...checkpoint.heads, { ...head!, case: 'never-there' }] };
  expect(await copy.proofs.verifyCompany('lab', lost)).toMatchObject({ sound: false });
  await Promise.all([live.stop(), copy.stop()]);
}

test('SQLite: a backup of a live file comes back whole', async () => {
  const [file, backup] = [join(folder, 'live.sqlite'), join(folder, 'backup.sqlite')];
  const copying = async (): Promise<void> => {
    const reader = new BetterSqlite3(file, { readonly: true });
    await reader.backup(backup);
    reader.close();
  };
  await restored(on(await openSqlite({ file })), copying, () => openSqlite({ file: backup }));
});

(canDump ? test : test.skip)('MariaDB: a dump of a live database comes back whole in an empty one', async () => {
  const [urls, other] = [await databaseWithUsers(server!), await databaseWithUsers(server!)];
  const dump = join(folder, 'dump.sql');
  const place = (url: string): readonly string[] => {
    const { hostname, port, pathname, username, password } = new URL(url);
    return ['--no-defaults', `--host=${hostname}`, `--port=${port}`, `--user=${username}`, `--password=${password}`, pathname.slice(1)];
  };
  const dumping = async (): Promise<void> => {
    execFileSync('mariadb-dump', [...place(urls.migrationUrl).slice(0, 5), '--single-transaction', '--hex-blob', '--skip-lock-tables', `--result-file=${dump}`, ...place(urls.migrationUrl).slice(5)]);
  };
  const loading = async (): Promise<Database> => {
    execFileSync('mariadb', [...place(other.migrationUrl), '-e', `source ${dump}`]);
    return openMariadb(other);
  };
  await restored(on(await openMariadb(urls)), dumping, loading);
});
