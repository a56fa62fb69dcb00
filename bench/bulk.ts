import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { connectionOptions, serverAddress } from '../src/store/mariadb/connection-options.js';
import { openMariadb } from '../src/store/mariadb/open-mariadb.js';
import { SESSION_SETTINGS } from '../src/store/mariadb/session-settings.js';
import type { TestServer } from '../test/support/mariadb.js';
import { batcher } from './batcher.js';
import { GROUP_MAX, type Contender } from './contender.js';
import { ONE_BY_ONE, OPEN_CASE, type Value } from './raw-statements.js';

/** What is used of the `mariadb` connector, which lives among the peers' packages. */
interface Connector {
  createPool(options: object): Pool;
}
interface Pool {
  getConnection(): Promise<Connection>;
  end(): Promise<void>;
}
interface Connection {
  query(sql: string): Promise<unknown>;
  batch(sql: string, rows: readonly (readonly Value[])[]): Promise<{ readonly affectedRows: number }>;
  release(): Promise<void>;
}

/** Two would lock each other out, because a DELETE of one row takes no hint of its index. */
const WRITERS = 1;

/** The raw ceiling by the connector's bulk protocol: one text a statement, all its rows in one packet. Undefined where the peers are not installed. */
export async function bulkContender(server: TestServer, clients: number): Promise<Contender | undefined> {
  const connector = connectorOf();
  if (!connector) return undefined;
  const url = await server.freshDatabase();
  await (await openMariadb({ url })).close();
  const { host, port, user, password, database } = serverAddress(url);
  const { charset } = connectionOptions({ host, port, user, password, database });
  const pool = connector.createPool({ host, port, user, password, database, collation: charset, connectionLimit: WRITERS, initSql: SESSION_SETTINGS });
  const revisions = Array.from({ length: clients }, () => 0);
  const write = async (group: readonly number[]): Promise<void> => {
    const connection = await pool.getConnection();
    const moves = group.map((client) => [client, (revisions[client] = (revisions[client] ?? 0) + 1)] as const);
    await connection.query('START TRANSACTION');
    for (const { sql, rows, counted } of ONE_BY_ONE) {
      const values = moves.flatMap(([client, revision]) => rows(client, revision));
      const { affectedRows } = await connection.batch(sql(1), values);
      if (counted !== undefined && affectedRows !== values.length * counted) throw new Error('Expected the cases at the revisions before.');
    }
    await connection.query('COMMIT');
    await connection.release();
  };
  const opening = await pool.getConnection();
  await opening.batch(OPEN_CASE.sql(1), [...revisions.keys()].flatMap((client) => OPEN_CASE.rows(client, 0)));
  await opening.release();
  return { name: 'raw, bulk', step: batcher(WRITERS, GROUP_MAX, write), close: () => pool.end() };
}

function connectorOf(): Connector | undefined {
  try {
    return createRequire(resolve('bench/peers/package.json'))('mariadb') as Connector;
  } catch {
    process.stdout.write('raw, bulk: not measured, because the connector is not installed: npm ci in bench/peers\n');
    return undefined;
  }
}
