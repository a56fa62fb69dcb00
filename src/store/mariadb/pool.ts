import { createPool } from 'mysql2/promise';
import type { Pool, PoolConnection } from 'mysql2/promise';
import type { ServerAddress } from './connection-options.js';
import { connectionOptions } from './connection-options.js';
import { SESSION_SETTINGS } from './session-settings.js';

/** A few dozen sizes of a dozen statements. */
const PREPARED_MAX = 1_600;

/** Connections that have had their session settings, lent one at a time. */
export class ConnectionPool {
  private readonly pool: Pool;
  private readonly ready = new WeakSet<object>();

  constructor(
    address: ServerAddress,
    readonly connectionsMax: number,
  ) {
    this.pool = createPool({ ...connectionOptions(address), connectionLimit: connectionsMax, maxPreparedStatements: PREPARED_MAX });
  }

  async take(): Promise<PoolConnection> {
    const connection = await this.pool.getConnection();
    if (!this.ready.has(connection.connection)) await this.prepare(connection);
    return connection;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async prepare(connection: PoolConnection): Promise<void> {
    try {
      for (const setting of SESSION_SETTINGS) await connection.query(setting);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.ready.add(connection.connection);
  }
}
