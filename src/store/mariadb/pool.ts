import { createPool } from 'mysql2/promise';
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import type { Host, ServerAddress } from './connection-options.js';
import { connectionOptions } from './connection-options.js';
import { Hosts } from './hosts.js';
import { mariadbFailure, mustMoveOn } from './mariadb-failure.js';
import { SESSION_SETTINGS } from './session-settings.js';

/** A few dozen sizes of a dozen statements. */
const PREPARED_MAX = 1_600;
/** With others to go to, a host that does not answer is not waited for as long. */
const CONNECT_MS = { alone: 5_000, several: 1_500 };
/** A node that has just been turned to may be behind the one before: it first catches up with what was committed there. */
const CATCH_UP = ['SET SESSION wsrep_sync_wait = 1', 'SELECT 1', 'SET SESSION wsrep_sync_wait = 0'];
const PREPARE_MS = 5_000;

interface HostPool {
  readonly host: Host;
  readonly pool: Pool;
}

/** Connections that have had their session settings, lent one at a time. */
export class ConnectionPool {
  private at: HostPool;
  private readonly ready = new WeakSet<object>();

  constructor(
    private readonly address: ServerAddress,
    readonly connectionsMax: number,
    private readonly hosts: Hosts = new Hosts([address]),
  ) {
    this.at = this.open();
  }

  /** Whoever was waiting for a connection to a host that was left meanwhile gets one to the next. */
  async take(): Promise<PoolConnection> {
    if (this.at.host !== this.hosts.current) this.turn();
    const { host, pool } = this.at;
    try {
      const connection = await pool.getConnection();
      if (!this.ready.has(connection.connection)) await this.prepare(connection);
      return connection;
    } catch (error) {
      if (mariadbFailure(error) === 'unreachable') this.hosts.moveOn(host);
      if (this.at.pool !== pool) return this.take();
      throw error;
    }
  }

  /** A connection that is of no more use. Others of the same host may be, unless the host itself has said that it may not work. */
  lose(connection: PoolConnection, error: unknown): void {
    if (mustMoveOn(error)) this.hosts.moveOn(this.at.host);
    connection.destroy();
  }

  async close(): Promise<void> {
    await this.at.pool.end();
  }

  private open(): HostPool {
    const host = this.hosts.current;
    const options = connectionOptions({ ...this.address, ...host }, this.hosts.several ? CONNECT_MS.several : CONNECT_MS.alone);
    return { host, pool: createPool({ ...options, connectionLimit: this.connectionsMax, maxPreparedStatements: PREPARED_MAX }) };
  }

  /** What is under way on the host before is cut off, and starts again. */
  private turn(): void {
    const { pool } = this.at;
    this.at = this.open();
    pool.end().catch(() => undefined);
  }

  private async prepare(connection: PoolConnection): Promise<void> {
    try {
      for (const setting of SESSION_SETTINGS) await connection.query({ sql: setting, timeout: PREPARE_MS });
      const [rows] = await connection.query<RowDataPacket[]>({ sql: "SHOW VARIABLES LIKE 'wsrep_on'", timeout: PREPARE_MS });
      if (rows[0]?.['Value'] === 'ON') await catchUp(connection);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.ready.add(connection.connection);
  }
}

/** A node that does not catch up in time says that it has waited too long for a lock: it may not be read yet, and another one may. */
export async function catchUp(connection: Pick<PoolConnection, 'query'>): Promise<void> {
  try {
    for (const sql of CATCH_UP) await connection.query({ sql, timeout: PREPARE_MS });
  } catch (cause) {
    if (mariadbFailure(cause) !== 'conflict') throw cause;
    throw Object.assign(new Error('Expected the node to catch up with what was committed on the others, but it did not in time.', { cause }), { code: 'ETIMEDOUT' });
  }
}
