import type { PoolConnection } from 'mysql2/promise';
import { withRetries } from '../retry.js';
import type { Ending, Failure, Runner, Script } from '../sql/script.js';
import { runScript } from './execute.js';
import { mariadbFailure } from './mariadb-failure.js';
import type { ConnectionPool } from './pool.js';

/** Commands have connections of their own, so that their statements stay prepared and nobody's reading holds them up. */
export function mariadbRunner(pool: ConnectionPool, writers: ConnectionPool): Runner {
  return {
    transact: (script) => withRetries(() => transactOnce(pool, WRITE, script), mariadbFailure),
    once: (script) => transactOnce(writers, WRITE, script),
    writers: writers.connectionsMax,
    read: (script) => withRetries(() => readOnce(pool, script), readFailure),
    snapshot: (script) => withRetries(() => transactOnce(pool, SNAPSHOT, () => rollingBack(script())), readFailure),
    failureOf: mariadbFailure,
  };
}

interface Kind {
  readonly begin: readonly string[];
  /** A statement without an answer by then is one on a connection that is dead, whether or not it knows. */
  readonly limitMs: number;
}

/** Twice the bound of all tries, and well above the longest wait for a lock. */
const WRITE: Kind = { begin: ['START TRANSACTION'], limitMs: 10_000 };
/** Looks at whole tables may take their time. */
const READ_MS_MAX = 120_000;
const SNAPSHOT: Kind = { begin: ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', 'START TRANSACTION WITH CONSISTENT SNAPSHOT'], limitMs: READ_MS_MAX };

async function transactOnce<T>(pool: ConnectionPool, { begin, limitMs }: Kind, script: () => Script<Ending<T>>): Promise<T> {
  const connection = await pool.take();
  try {
    for (const sql of begin) await connection.query({ sql, timeout: limitMs });
    const ending = await runScript(connection, script(), limitMs);
    await connection.query({ sql: ending.kind === 'commit' ? 'COMMIT' : 'ROLLBACK', timeout: limitMs });
    connection.release();
    return ending.value;
  } catch (error) {
    if (isUnreachable(error)) pool.lose(connection, error);
    else await abandon(connection, limitMs);
    throw error;
  }
}

function* rollingBack<T>(script: Script<T>): Script<Ending<T>> {
  return { kind: 'roll-back', value: yield* script };
}

function isUnreachable(error: unknown): boolean {
  return mariadbFailure(error) === 'unreachable';
}

/** Nobody stands in the way of a reader: what looks like a conflict is a fault. */
function readFailure(error: unknown): Failure {
  return isUnreachable(error) ? 'unreachable' : 'error';
}

/** A lock wait that ran out undoes one statement only, so the rest is rolled back here; a broken connection is thrown away. */
async function abandon(connection: PoolConnection, limitMs: number): Promise<void> {
  await connection.query({ sql: 'ROLLBACK', timeout: limitMs }).then(
    () => connection.release(),
    () => connection.destroy(),
  );
}

async function readOnce<T>(pool: ConnectionPool, script: () => Script<T>): Promise<T> {
  const connection = await pool.take();
  try {
    const value = await runScript(connection, script(), WRITE.limitMs);
    connection.release();
    return value;
  } catch (error) {
    if (isUnreachable(error)) pool.lose(connection, error);
    else connection.release();
    throw error;
  }
}
