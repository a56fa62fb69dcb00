import type { PoolConnection } from 'mysql2/promise';
import { withRetries } from '../retry.js';
import type { Ending, Runner, Script } from '../sql/script.js';
import { runScript } from './execute.js';
import { mariadbFailure } from './mariadb-failure.js';
import type { ConnectionPool } from './pool.js';

/** Commands have connections of their own, so that their statements stay prepared and nobody's reading holds them up. */
export function mariadbRunner(pool: ConnectionPool, writers: ConnectionPool): Runner {
  return {
    transact: (script) => withRetries(() => transactOnce(pool, WRITE, script), (error) => mariadbFailure(error) !== 'error'),
    once: (script) => transactOnce(writers, WRITE, script),
    writers: writers.connectionsMax,
    read: (script) => withRetries(() => readOnce(pool, script), isOutage),
    snapshot: (script) => withRetries(() => transactOnce(pool, SNAPSHOT, () => rollingBack(script())), isOutage),
    failureOf: mariadbFailure,
  };
}

const WRITE = ['START TRANSACTION'];
const SNAPSHOT = ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', 'START TRANSACTION WITH CONSISTENT SNAPSHOT'];

async function transactOnce<T>(pool: ConnectionPool, begin: readonly string[], script: () => Script<Ending<T>>): Promise<T> {
  const connection = await pool.take();
  try {
    for (const statement of begin) await connection.query(statement);
    const ending = await runScript(connection, script());
    await connection.query(ending.kind === 'commit' ? 'COMMIT' : 'ROLLBACK');
    connection.release();
    return ending.value;
  } catch (error) {
    await abandon(connection);
    throw error;
  }
}

function* rollingBack<T>(script: Script<T>): Script<Ending<T>> {
  return { kind: 'roll-back', value: yield* script };
}

function isOutage(error: unknown): boolean {
  return mariadbFailure(error) === 'outage';
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
    if (isOutage(error)) connection.destroy();
    else connection.release();
    throw error;
  }
}
