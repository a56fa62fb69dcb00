import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Receipt } from '../../src/engine/ports/command-store.js';
import type { Database } from '../../src/engine/ports/database.js';
import { connectionOptions, serverAddress } from '../../src/store/mariadb/connection-options.js';
import { mariadbRunner } from '../../src/store/mariadb/mariadb-runner.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { ConnectionPool } from '../../src/store/mariadb/pool.js';
import { MARIADB_DIALECT } from '../../src/store/sql/dialect.js';
import { sqlPorts } from '../../src/store/sql/sql-ports.js';
import { cutAnswerTo } from '../support/cutting-proxy.js';
import { startMariadb, startPrivateMariadb } from '../support/mariadb.js';
import type { TestDatabase } from '../support/mariadb-subject.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { codeOf, fakeClaim, fakeUnit, tally, times } from './fake-units.js';
import type { Patch } from './patched-runner.js';
import { patchedRunner, replacing } from './patched-runner.js';
import { ManualClock } from './subject.js';

const server = await startPrivateMariadb();
const onServer = server === undefined ? describe.skip : describe;

afterAll(async () => server?.stop(), 30_000);

onServer('a MariaDB server', () => {
  let urls: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    if (server === undefined) return;
    urls = await databaseWithUsers(server);
    database = await openMariadb(urls);
  });
  afterAll(async () => database.close());

  test('keeps its temporary tables where no other server, as it starts, removes them', async () => {
    const folders = await Promise.all([server, await startMariadb()].map(async (one) => {
      const connection = await createConnection({ uri: one!.adminUrl.replace('mariadb:', 'mysql:') });
      const [rows] = await connection.query<RowDataPacket[]>('SELECT @@tmpdir AS folder');
      await connection.end();
      return rows[0]?.['folder'] as string;
    }));
    expect(new Set([...folders, tmpdir()]).size).toBe(3);
  });

  test('gives the runtime user no right to change history or a released rulebook', async () => {
    const connection = await createConnection(connectionOptions(serverAddress(urls.url)));
    for (const table of ['history', 'rulebook_version', 'rulebook_release', 'posting', 'refusal']) {
      await expect(connection.query(`UPDATE ${table} SET company = 'x'`)).rejects.toThrow(/denied/);
      await expect(connection.query(`DELETE FROM ${table}`)).rejects.toThrow(/denied/);
      await expect(connection.query(`DROP TABLE ${table}`)).rejects.toThrow(/denied/);
    }
    await connection.end();
  });

  test('is refused when it may lose acknowledged commits, unless that is said to be fine', async () => {
    await server?.administer(['SET GLOBAL innodb_flush_log_at_trx_commit = 2']);
    try {
      await expect(openMariadb(urls)).rejects.toThrow(/Set innodb_flush_log_at_trx_commit = 1/);
      await (await openMariadb({ ...urls, allowUnsafeDurability: true })).close();
    } finally {
      await server?.administer(['SET GLOBAL innodb_flush_log_at_trx_commit = 1']);
    }
  });

  test('is the clock; another one is refused', async () => {
    await expect(openMariadb({ ...urls, clock: new ManualClock() })).rejects.toThrow(/allowManualClock/);
    expect(Math.abs(Date.parse(database.clock.now()) - Date.now())).toBeLessThan(2_000);
    expect(database.clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  /** A server of ours whose first answer to `word` gets lost on the way. */
  const withLostAnswer = async (word: string, run: (behind: Database) => Promise<void>): Promise<void> => {
    const proxy = await cutAnswerTo(word, serverAddress(urls.url));
    const url = new URL(urls.url);
    url.port = String(proxy.port);
    const behind = await openMariadb({ ...urls, url: url.href });
    try {
      await run(behind);
      expect(proxy.lost()).toBe(1);
    } finally {
      await behind.close();
      await proxy.close();
    }
  };

  test('settles an unknown commit by the key of the command', () =>
    withLostAnswer('\u0003COMMIT', async (behind) => {
      let decided = 0;
      const receipt = await behind.commands.submit(fakeUnit({ company: 'a', case: 'unknown', onDecide: () => (decided += 1) }));
      expect(receipt).toEqual({ kind: 'accepted', answer: { revision: 1, count: 1 }, replayed: true });
      expect(decided).toBe(1);
      expect(await database.reader.history('a', 'unknown', 1, 9)).toHaveLength(1);
    }));

  test('starts again when a connection breaks before the commit', () =>
    withLostAnswer('INSERT INTO cases', async (behind) => {
      expect(codeOf(await behind.commands.submit(fakeUnit({ company: 'a', case: 'broken' })))).toBe('accepted');
      expect(await database.reader.history('a', 'broken', 1, 9)).toHaveLength(1);
    }));
});

onServer('sabotaged twins: the crowd finds what the guards keep out', () => {
  const pools: ConnectionPool[] = [];
  let address: ReturnType<typeof serverAddress>;
  type Ports = ReturnType<typeof sqlPorts>;
  /** Two servers, because one alone keeps commands on a case apart before they reach the database. */
  const patchedServers = (patch: Patch): readonly [Ports, Ports] => {
    const patchedPorts = (): Ports => {
      const [pool, writers] = [new ConnectionPool(address, 4), new ConnectionPool(address, 2)];
      pools.push(pool, writers);
      return sqlPorts(MARIADB_DIALECT, patchedRunner(mariadbRunner(pool, writers), patch));
    };
    return [patchedPorts(), patchedPorts()];
  };
  beforeAll(async () => {
    if (server !== undefined) address = serverAddress((await databaseWithUsers(server)).url);
  });
  afterAll(async () => {
    for (const pool of pools) await pool.close();
  });

  test('without the revision in the UPDATE, and without the key of the history, updates are lost', async () => {
    const servers = patchedServers(
      replacing({ 'AND revision = ?': 'AND (revision = ? OR 1 = 1)', 'INSERT INTO history': 'INSERT IGNORE INTO history', ' FOR UPDATE': '' }),
    );
    await servers[0].commands.submit(fakeUnit({ company: 'a', case: 'c' }));
    const receipts = await Promise.all(times(60, (n) => servers[n % 2]!.commands.submit(fakeUnit({ company: 'a', case: 'c', data: { n } }))));
    expect(tally(receipts)).toEqual({ accepted: 60 });
    expect((await servers[0].reader.case('a', 'c'))?.revision).toBeLessThan(61);
  });

  test('without its lock and its guard a counter gives more than there is', async () => {
    const servers = patchedServers(replacing({ 'AND taken = ?': 'AND (taken = ? OR 1 = 1)', ' FOR UPDATE': '' }));
    const take = (key: string, n: number): Promise<Receipt> => {
      const claim = fakeClaim({ company: 'a', case: `${key}-${n}`, key, limit: 20 });
      return servers[n % 2]!.commands.submit(fakeUnit({ company: 'a', case: claim.case, rows: { claimsTaken: [claim] } }));
    };
    let given = 0;
    for (const round of times(5, (n) => `round${n}`)) {
      await take(round, 0);
      const receipts = await Promise.all(times(80, (n) => take(round, n + 1)));
      given += 1 + (tally(receipts)['accepted'] ?? 0);
    }
    expect(given).toBeGreaterThan(5 * 20);
  });
});
