import type { Ending, Runner, Script } from '../sql/script.js';
import { withRetries } from '../retry.js';
import { isSqliteConflict } from './is-conflict.js';
import type { SqliteConnection } from './sqlite-connection.js';

/**
 * The writer's mutex is JavaScript's own: a transaction runs from BEGIN to COMMIT in one turn of the event loop. Never
 * await in here, or one request's roll-back takes another's rows with it.
 */
export function sqliteRunner(writer: SqliteConnection, reader: SqliteConnection): Runner {
  return {
    transact: (script) => withRetries(() => transactOnce(writer, script), isSqliteConflict),
    read: (script) => withRetries(() => reader.run(script()), isSqliteConflict),
  };
}

/** Takes the write lock at once: a transaction that began as a reader could not be promoted, whatever the timeout. */
function transactOnce<T>(writer: SqliteConnection, script: () => Script<Ending<T>>): T {
  writer.execute({ sql: 'BEGIN IMMEDIATE', params: [] });
  try {
    const ending = writer.run(script());
    writer.execute({ sql: ending.kind === 'commit' ? 'COMMIT' : 'ROLLBACK', params: [] });
    return ending.value;
  } catch (error) {
    if (writer.raw.inTransaction) writer.execute({ sql: 'ROLLBACK', params: [] });
    throw error;
  }
}
