import { afterAll, describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKED_SETTINGS, unsafeSettings } from '../../src/store/mariadb/check-settings.js';
import { hostsOf, serverAddress } from '../../src/store/mariadb/connection-options.js';
import { Hosts } from '../../src/store/mariadb/hosts.js';
import { mariadbFailure, mustMoveOn } from '../../src/store/mariadb/mariadb-failure.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { checkPragmas } from '../../src/store/sqlite/check-pragmas.js';
import { startPrivateMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';

const server = await startPrivateMariadb();
const onServer = server === undefined ? test.skip : test;
const folder = mkdtempSync(join(tmpdir(), 'bylaw-settings-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

/** A node of a cluster, set as it should be. */
const SAFE: Readonly<Record<string, string>> = {
  innodb_flush_log_at_trx_commit: '1', innodb_doublewrite: 'ON', innodb_flush_method: 'O_DIRECT', log_bin: 'ON', sync_binlog: '1', max_allowed_packet: '16777216', read_only: 'OFF',
  binlog_format: 'ROW', wsrep_on: 'ON', innodb_autoinc_lock_mode: '2', wsrep_osu_method: 'TOI', wsrep_dirty_reads: 'OFF', wsrep_provider_options: 'pc.ignore_quorum = false; pc.ignore_sb = false; pc.weight = 1',
  sql_mode: 'STRICT_ALL_TABLES,NO_ZERO_DATE', tx_isolation: 'READ-COMMITTED', transaction_isolation: 'READ-COMMITTED', autocommit: 'ON', time_zone: '+00:00',
  character_set_client: 'utf8mb4', character_set_connection: 'utf8mb4', character_set_results: 'utf8mb4',
};
const UNSAFE: readonly (readonly [string, string, string])[] = [
  ['innodb_flush_log_at_trx_commit', '0', 'Set innodb_flush_log_at_trx_commit = 1'],
  ['innodb_flush_log_at_trx_commit', '2', 'Set innodb_flush_log_at_trx_commit = 1'],
  ['innodb_doublewrite', 'OFF', 'Set innodb_doublewrite = ON'],
  ['innodb_flush_method', 'nosync', 'Set innodb_flush_method = O_DIRECT'],
  ['sync_binlog', '0', 'Set sync_binlog = 1'],
  ['max_allowed_packet', '4194304', 'Set max_allowed_packet = 16M'],
  ['read_only', 'ON', 'Set read_only = OFF'],
  ['binlog_format', 'STATEMENT', 'Set binlog_format = ROW'],
  ['innodb_autoinc_lock_mode', '1', 'Set innodb_autoinc_lock_mode = 2'],
  ['wsrep_osu_method', 'RSU', 'Set wsrep_OSU_method = TOI'],
  ['wsrep_dirty_reads', 'ON', 'Set wsrep_dirty_reads = OFF'],
  ['wsrep_provider_options', 'pc.ignore_sb = true; pc.weight = 1', 'pc.ignore_sb = false'],
  ['wsrep_provider_options', 'pc.ignore_quorum = YES', 'pc.ignore_quorum = false'],
  ['sql_mode', '', 'Set sql_mode = STRICT_ALL_TABLES'],
  ['tx_isolation', 'REPEATABLE-READ', 'Set transaction-isolation = READ-COMMITTED'],
  ['transaction_isolation', 'REPEATABLE-READ', 'Set transaction-isolation = READ-COMMITTED'],
  ['autocommit', 'OFF', 'Set autocommit = ON'],
  ['time_zone', 'SYSTEM', "Set default-time-zone = '+00:00'"],
  ['character_set_client', 'latin1', 'Set character-set-server = utf8mb4'],
  ['character_set_connection', 'utf8mb3', 'Set character-set-server = utf8mb4'],
  ['character_set_results', 'latin1', 'Set character-set-server = utf8mb4'],
];

describe('settings of MariaDB', () => {
  test('that are safe are taken', () => expect(unsafeSettings(new Map(Object.entries(SAFE)))).toEqual([]));

  test.each(UNSAFE)('%s = %s is refused with what to set', (name, value, set) => {
    expect(unsafeSettings(new Map(Object.entries({ ...SAFE, [name]: value })))).toEqual([expect.stringContaining(set)]);
  });

  test('each that is looked at has a test', () => expect([...new Set(UNSAFE.map(([name]) => name))].toSorted()).toEqual(CHECKED_SETTINGS.toSorted()));

  test('what matters on a cluster only, or with a binary log only, is not asked for elsewhere', () => {
    const alone = { ...SAFE, wsrep_on: 'OFF', log_bin: 'OFF', sync_binlog: '0', binlog_format: 'MIXED', innodb_autoinc_lock_mode: '1', wsrep_osu_method: 'RSU' };
    expect(unsafeSettings(new Map(Object.entries(alone)))).toEqual([]);
  });

  onServer.each([
    ['SET GLOBAL max_allowed_packet = 1048576', 'SET GLOBAL max_allowed_packet = 16777216', /Set max_allowed_packet = 16M/],
    ['SET GLOBAL read_only = ON', 'SET GLOBAL read_only = OFF', /Set read_only = OFF/],
    ['SET GLOBAL innodb_flush_log_at_trx_commit = 0', 'SET GLOBAL innodb_flush_log_at_trx_commit = 1', /Set innodb_flush_log_at_trx_commit = 1/],
  ] as const)('of a real server: %s', async (wrong, right, sentence) => {
    const urls = await databaseWithUsers(server!);
    await server!.administer([wrong]);
    try {
      await expect(openMariadb(urls)).rejects.toThrow(sentence);
    } finally {
      await server!.administer([right]);
    }
    await (await openMariadb(urls)).close();
  });

  onServer('tables without transactions, and texts in another charset', async () => {
    const urls = await databaseWithUsers(server!);
    const { database } = serverAddress(urls.url);
    await server!.administer([`ALTER TABLE ${database}.posting ENGINE = Aria`]);
    await expect(openMariadb(urls)).rejects.toThrow('Run ALTER TABLE posting ENGINE = InnoDB.');
    await server!.administer([`ALTER TABLE ${database}.posting ENGINE = InnoDB`, `ALTER TABLE ${database}.refusal CONVERT TO CHARACTER SET latin1`]);
    await expect(openMariadb(urls)).rejects.toThrow('Run ALTER TABLE refusal CONVERT TO CHARACTER SET utf8mb4');
  });

  onServer('whatever the server makes tables with by default, ours are kept by InnoDB', async () => {
    await server!.administer(['SET GLOBAL default_storage_engine = Aria']);
    try {
      await (await openMariadb(await databaseWithUsers(server!))).close();
    } finally {
      await server!.administer(['SET GLOBAL default_storage_engine = InnoDB']);
    }
  });
});

describe('settings of SQLite', () => {
  const SAFE_FILE = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, encoding: 'UTF-8' };
  test('that are safe are taken', () => expect(() => checkPragmas((name) => SAFE_FILE[name as keyof typeof SAFE_FILE])).not.toThrow());

  test.each([
    ['journal_mode', 'delete', /a file system of this computer/],
    ['synchronous', 1, /synchronous = FULL/],
    ['foreign_keys', 0, /foreign_keys = ON/],
    ['encoding', 'UTF-16le', /encoding UTF-8/],
  ] as const)('%s = %s is refused with what to set', (wrong, value, sentence) => {
    expect(() => checkPragmas((name) => (name === wrong ? value : SAFE_FILE[name as keyof typeof SAFE_FILE]))).toThrow(sentence);
  });

  test('a real file in another encoding', async () => {
    const file = join(folder, 'wide.sqlite');
    const made = new BetterSqlite3(file);
    made.exec("PRAGMA encoding = 'UTF-16'; CREATE TABLE other (a TEXT)");
    made.close();
    await expect(openSqlite({ file })).rejects.toThrow(/encoding UTF-8/);
  });
});

describe('nodes of a cluster', () => {
  test('are named in the address', () => {
    expect(hostsOf('mariadb://u:p@db1:3307/bylaw?failover=db2,db3:3308')).toEqual([{ host: 'db1', port: 3307 }, { host: 'db2', port: 3306 }, { host: 'db3', port: 3308 }]);
    expect(() => hostsOf('mariadb://u:p@db1/bylaw?failover=db2:x')).toThrow(/failover= to name hosts/);
  });

  test('are gone on to once, however many connections find one of them gone', () => {
    const hosts = new Hosts(hostsOf('mariadb://u:p@a/bylaw?failover=b,c'));
    const first = hosts.current;
    [1, 2, 3].forEach(() => hosts.moveOn(first));
    expect([hosts.current.host, hosts.several]).toEqual(['b', true]);
  });

  test.each([
    [1213, 'conflict', false], [1205, 'conflict', false], [1317, 'conflict', false], [1047, 'unreachable', true], [1290, 'unreachable', true], [1053, 'unreachable', true],
    [1927, 'unreachable', false], [1180, 'unreachable', false], [1021, 'full', false], [1064, 'error', false],
  ] as const)('error %i, also at COMMIT, means %s', (errno, failure, moves) => {
    const error = Object.assign(new Error('of the server'), { errno });
    expect([mariadbFailure(error), mustMoveOn(error)]).toEqual([failure, moves]);
  });
});
