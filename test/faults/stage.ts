import BetterSqlite3 from 'better-sqlite3';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/engine/ports/database.js';
import { connectionOptions, serverAddress } from '../../src/store/mariadb/connection-options.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { faultyProxy, type FaultyProxy } from '../support/faulty-proxy.js';
import { startPrivateMariadb, type PrivateServer } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { ServerProcess } from './server-process.js';

/** Two real servers on one database, everything of which can be made to fail. */
export interface Stage {
  readonly name: 'SQLite' | 'MariaDB';
  readonly servers: readonly ServerProcess[];
  /** The way of each server to the database, where there is one. */
  readonly proxies: readonly FaultyProxy[];
  readonly database?: PrivateServer;
  /** The same database past all faults. */
  open(): Promise<Database>;
  /** How many rows a statement of the form SELECT COUNT(*) counts, asked past the product, because that is cheap. */
  count(sql: string): Promise<number>;
  close(): Promise<void>;
}

/** With HTTP, or the engine alone. */
export type ServerKind = 'faulty' | 'bare';

const SERVERS = 2;
const LEASE_MS = '1000';

export async function sqliteStage(kind: ServerKind = 'bare', more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-stage-'));
  const environment = { DATA_FOLDER: folder, LEASE_MS, ...more };
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => ServerProcess[kind](environment)));
  return {
    name: 'SQLite',
    servers,
    proxies: [],
    open: () => openSqlite({ file: join(folder, 'bylaw.sqlite') }),
    count: async (sql) => {
      const connection = new BetterSqlite3(join(folder, 'bylaw.sqlite'), { readonly: true });
      const count = connection.prepare(sql).pluck().get();
      connection.close();
      return Number(count);
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Undefined where no MariaDB is installed. */
export async function mariadbStage(kind: ServerKind = 'bare', more: Readonly<Record<string, string>> = {}, settings: readonly string[] = []): Promise<Stage | undefined> {
  const database = await startPrivateMariadb(settings);
  if (!database) return undefined;
  const urls = await databaseWithUsers(database);
  const proxies = await Promise.all(Array.from({ length: SERVERS }, () => faultyProxy(serverAddress(urls.url))));
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-stage-'));
  const servers = await Promise.all(proxies.map((proxy) => ServerProcess[kind]({ DATABASE_URL: through(urls.url, proxy), DATA_FOLDER: folder, LEASE_MS, ...more })));
  return {
    name: 'MariaDB',
    servers,
    proxies,
    database,
    open: () => openMariadb(urls),
    count: async (sql) => {
      const connection = await createConnection(connectionOptions(serverAddress(urls.url)));
      const [[row]] = await connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true });
      await connection.end();
      return Number(row?.[0]);
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function through(address: string, { port }: FaultyProxy): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}
