import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import type { Connector } from '../../src/engine/ports/connector.js';
import type { Database } from '../../src/engine/ports/database.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { startMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { echo } from '../faults/lab.js';

/** Two servers on one empty database, and a clock that both see. */
export interface Subject {
  readonly engine: Engine;
  readonly other: Engine;
  readonly clock: ManualClock;
  /** Statements by somebody who goes past the engine; undefined where there is no SQL. */
  tamper?(statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface SubjectKind {
  readonly name: string;
  open(connectors?: readonly Connector[]): Promise<Subject>;
  /** An empty database of this kind, for scenarios. */
  empty(clock: ManualClock): Promise<Database>;
}

/** What the laboratory's errands are sent by, where a test brings none of its own. */
const ECHO: Connector = { name: 'echo', run: async () => ({}) };

const START = '2026-03-02T01:00:00.000Z';
const SETTINGS = { dataFolder: join(tmpdir(), 'bylaw-test-data'), leaseMs: 30_000 };

/** The laboratory rulebook asks for `echo`, so every server has one. */
function subjectOn(database: Database, other: Database, clock: ManualClock, given: readonly Connector[], extra: Partial<Subject>): Subject {
  const connectors = given.some(({ name }) => name === echo.name) ? given : [...given, echo];
  const [engine, second] = [engineOn(database, SETTINGS, { connectors }), engineOn(other, SETTINGS, { connectors })];
  return {
    engine,
    other: second,
    clock,
    close: async () => {
      await engine.stop();
      if (other !== database) await second.stop();
    },
    ...extra,
  };
}

const memory: SubjectKind = {
  name: 'memory',
  async open(connectors = [ECHO]) {
    const clock = new ManualClock(START);
    const database = openMemory({ clock });
    return subjectOn(database, database, clock, connectors, {});
  },
  empty: async (clock) => openMemory({ clock }),
};

const folder = mkdtempSync(join(tmpdir(), 'bylaw-engine-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const sqlite: SubjectKind = {
  name: 'SQLite',
  async open(connectors = [ECHO]) {
    const clock = new ManualClock(START);
    const file = join(folder, `${(files += 1)}.sqlite`);
    const [database, other] = [await openSqlite({ file, clock }), await openSqlite({ file, clock })];
    return subjectOn(database, other, clock, connectors, {
      tamper: async (statements) => {
        const raw = new Sqlite(file);
        raw.exec('DROP TRIGGER IF EXISTS history_no_update; DROP TRIGGER IF EXISTS history_no_delete');
        for (const statement of statements) raw.exec(statement);
        raw.close();
      },
    });
  },
  empty: async (clock) => openSqlite({ file: join(folder, `${(files += 1)}.sqlite`), clock }),
};

const server = await startMariadb();

const mariadb: SubjectKind | undefined = server && {
  name: 'MariaDB',
  async open(connectors = [ECHO]) {
    const clock = new ManualClock(START);
    const urls = await databaseWithUsers(server);
    const options = { ...urls, clock, allowManualClock: true };
    const [database, other] = [await openMariadb(options), await openMariadb(options)];
    return subjectOn(database, other, clock, connectors, {
      tamper: async (statements) => {
        const admin = new URL(server.adminUrl);
        admin.pathname = new URL(urls.url).pathname;
        const connection = await createConnection({ uri: admin.href.replace('mariadb:', 'mysql:') });
        for (const statement of statements) await connection.query(statement);
        await connection.end();
      },
    });
  },
  async empty(clock) {
    return openMariadb({ ...(await databaseWithUsers(server)), clock, allowManualClock: true });
  },
};

export const SUBJECTS: readonly SubjectKind[] = [memory, sqlite, ...(mariadb ? [mariadb] : [])];

export async function stopServer(): Promise<void> {
  await server?.stop();
}
