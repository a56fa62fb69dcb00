import type { Ending, Runner, Script } from '../sql/script.js';
import { withRetries } from '../retry.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { sqliteFailure } from './sqlite-failure.js';

/**
 * The writer's mutex is JavaScript's own: a transaction runs from BEGIN to COMMIT in one turn of the event loop. Never
 * await in here, or one request's roll-back takes another's rows with it.
 */
export function sqliteRunner(writer: SqliteConnection, reader: SqliteConnection): Runner {
  return {
    transact: (script) => withRetries(() => inTransaction(writer, 'BEGIN IMMEDIATE', script()), sqliteFailure),
    once: async (script) => inTransaction(writer, 'BEGIN IMMEDIATE', script()),
    writers: 1,
    read: (script) => withRetries(() => reader.run(script()), sqliteFailure),
    snapshot: (script) => withRetries(() => inTransaction(reader, 'BEGIN', rollingBack(script())), sqliteFailure),
    failureOf: sqliteFailure,
  };
}

/** A writer takes its lock at once: a transaction that began as a reader could not be promoted, whatever the timeout. */
function inTransaction<T>(connection: SqliteConnection, begin: string, script: Script<Ending<T>>): T {
  connection.execute({ sql: begin, params: [] });
  try {
    const ending = connection.run(script);
    connection.execute({ sql: ending.kind === 'commit' ? 'COMMIT' : 'ROLLBACK', params: [] });
    return ending.value;
  } catch (error) {
    if (connection.raw.inTransaction) connection.execute({ sql: 'ROLLBACK', params: [] });
    throw error;
  }
}

function* rollingBack<T>(script: Script<T>): Script<Ending<T>> {
  return { kind: 'roll-back', value: yield* script };
}
