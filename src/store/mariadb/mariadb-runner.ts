import type { PoolConnection } from 'mysql2/promise';
import { withRetries } from '../retry.js';
import type { Ending, Runner, Script } from '../sql/script.js';
import { runScript } from './execute.js';
import { isInterruption, isMariadbConflict } from './is-conflict.js';
import type { ConnectionPool } from './pool.js';

export function mariadbRunner(pool: ConnectionPool): Runner {
  return {
    transact: (script) => withRetries(() => transactOnce(pool, script), isMariadbConflict),
    read: (script) => withRetries(() => readOnce(pool, script), isInterruption),
  };
}

async function transactOnce<T>(pool: ConnectionPool, script: () => Script<Ending<T>>): Promise<T> {
  const connection = await pool.take();
  try {
    await connection.query('START TRANSACTION');
    const ending = await runScript(connection, script());
    if (ending.kind === 'commit') await connection.query('COMMIT');
    else await connection.query('ROLLBACK');
    connection.release();
    return ending.value;
  } catch (error) {
    await abandon(connection);
    throw error;
  }
}

/** A lock wait that ran out undoes one statement only, so the rest is rolled back here; a broken connection is thrown away. */
async function abandon(connection: PoolConnection): Promise<void> {
  await connection.query('ROLLBACK').then(
    () => connection.release(),
    () => connection.destroy(),
  );
}

async function readOnce<T>(pool: ConnectionPool, script: () => Script<T>): Promise<T> {
  const connection = await pool.take();
  try {
    const value = await runScript(connection, script());
    connection.release();
    return value;
  } catch (error) {
    if (isInterruption(error)) connection.destroy();
    else connection.release();
    throw error;
  }
}
