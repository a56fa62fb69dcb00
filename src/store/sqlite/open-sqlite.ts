import type { Clock } from '../../engine/ports/clock.js';
import type { Database } from '../../engine/ports/database.js';
import { migrate } from '../migrate.js';
import { SQLITE_DIALECT } from '../sql/dialect.js';
import { sqlPorts } from '../sql/sql-ports.js';
import { SYSTEM_CLOCK } from '../system-clock.js';
import { checkPragmas } from './check-pragmas.js';
import { connect } from './connect.js';
import { SqliteConnection } from './sqlite-connection.js';
import { sqliteRunner } from './sqlite-runner.js';
import { sqliteSource } from './sqlite-source.js';

export interface SqliteOptions {
  /** Path of the database file; it is created where it is missing. */
  readonly file: string;
  /** Another clock than the computer's: for demonstrations and tests. */
  readonly clock?: Clock;
}

/** Opens a database file, bringing its tables up to date. */
export async function openSqlite({ file, clock = SYSTEM_CLOCK }: SqliteOptions): Promise<Database> {
  if (file === '' || file.startsWith(':memory:')) {
    throw new Error('Expected the path of a file, but got a database in memory; use openMemory for that.');
  }
  await migrate(sqliteSource(file));
  const writer = new SqliteConnection(connect(file, { readonly: false }));
  checkPragmas((name) => writer.raw.pragma(name, { simple: true }));
  const reader = new SqliteConnection(connect(file, { readonly: true }));
  const ports = sqlPorts(SQLITE_DIALECT, sqliteRunner(writer, reader));
  return {
    kind: 'sqlite',
    ...ports,
    clock,
    ping: async () => void reader.execute({ sql: 'SELECT 1', params: [] }),
    close: async () => {
      await ports.commands.drain();
      reader.raw.close();
      writer.raw.close();
    },
  };
}
