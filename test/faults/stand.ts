import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import { serverAddress } from '../../src/store/mariadb/connection-options.js';
import { mariadbRunner } from '../../src/store/mariadb/mariadb-runner.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { ConnectionPool } from '../../src/store/mariadb/pool.js';
import { MARIADB_DIALECT, SQLITE_DIALECT } from '../../src/store/sql/dialect.js';
import type { Dialect } from '../../src/store/sql/dialect.js';
import type { Runner } from '../../src/store/sql/script.js';
import { sqlPorts } from '../../src/store/sql/sql-ports.js';
import { connect } from '../../src/store/sqlite/connect.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { SqliteConnection } from '../../src/store/sqlite/sqlite-connection.js';
import { sqliteRunner } from '../../src/store/sqlite/sqlite-runner.js';
import type { TestServer } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { echo, foundLab } from './lab.js';

/** A founded database on which servers can be started whose statements are tampered with. */
export interface Stand {
  /** A server as it should be. */
  healthy: Engine;
  /** Another one, whose statements go through `change`. */
  broken(change: (runner: Runner) => Runner): Engine;
  /** How a process of its own finds the same database. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface StandKind {
  readonly name: string;
  open(): Promise<Stand>;
}

const SETTINGS = { dataFolder: tmpdir(), leaseMs: 30_000 };

function standOn(healthy: Engine, environment: Stand['environment'], dialect: Dialect, connected: () => { readonly runner: Runner; readonly close: () => Promise<void> }): Stand {
  const opened: Engine[] = [healthy];
  return {
    healthy,
    environment,
    broken: (change) => {
      const { runner, close } = connected();
      const clock = new ManualClock(healthy.database.clock.now());
      const engine = engineOn({ kind: dialect.name, ...sqlPorts(dialect, change(runner)), clock, ping: async () => undefined, close }, SETTINGS, { connectors: [echo] });
      opened.push(engine);
      return engine;
    },
    close: async () => {
      for (const engine of opened) await engine.stop();
    },
  };
}

const sqlite: StandKind = {
  name: 'SQLite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bylaw-faults-'));
    const file = join(folder, 'faults.sqlite');
    const healthy = engineOn(await openSqlite({ file, clock: new ManualClock('2026-03-02T01:00:00.000Z') }), SETTINGS, { connectors: [echo] });
    await foundLab(healthy);
    const stand = standOn(healthy, { DATABASE_FILE: file }, SQLITE_DIALECT, () => {
      const [writer, reader] = [new SqliteConnection(connect(file, { readonly: false })), new SqliteConnection(connect(file, { readonly: true }))];
      return { runner: sqliteRunner(writer, reader), close: async () => [writer, reader].forEach(({ raw }) => raw.close()) };
    });
    const close = async (): Promise<void> => {
      await stand.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { ...stand, close };
  },
};

function mariadb(server: TestServer): StandKind {
  return {
    name: 'MariaDB',
    open: async () => {
      const urls = await databaseWithUsers(server);
      const clock = new ManualClock('2026-03-02T01:00:00.000Z');
      const healthy = engineOn(await openMariadb({ ...urls, clock, allowManualClock: true }), SETTINGS, { connectors: [echo] });
      await foundLab(healthy);
      return standOn(healthy, { DATABASE_URL: urls.url }, MARIADB_DIALECT, () => {
        const [pool, writers] = [new ConnectionPool(serverAddress(urls.url), 4), new ConnectionPool(serverAddress(urls.url), 1)];
        return { runner: mariadbRunner(pool, writers), close: () => closeBoth(pool, writers) };
      });
    },
  };
}

async function closeBoth(pool: ConnectionPool, writers: ConnectionPool): Promise<void> {
  await Promise.all([pool.close(), writers.close()]);
}

export function standKinds(server: TestServer | undefined): readonly StandKind[] {
  return server === undefined ? [sqlite] : [sqlite, mariadb(server)];
}
