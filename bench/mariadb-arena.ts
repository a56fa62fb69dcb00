import { createPool } from 'mysql2/promise';
import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import { connectionOptions, serverAddress } from '../src/store/mariadb/connection-options.js';
import { openMariadb } from '../src/store/mariadb/open-mariadb.js';
import { SESSION_SETTINGS } from '../src/store/mariadb/session-settings.js';
import { startPrivateMariadb } from '../test/support/mariadb.js';
import type { TestServer } from '../test/support/mariadb.js';
import { batcher } from './batcher.js';
import { bulkContender } from './bulk.js';
import type { Arena, Contender } from './contender.js';
import { GROUP_MAX } from './contender.js';
import { engineContender, storeContender } from './our-contenders.js';
import type { RawStatement } from './raw-statements.js';
import { ONE_BY_ONE, OPEN_CASE, TOGETHER, withLook } from './raw-statements.js';

const NAIVE_CONNECTIONS_MAX = 32;

/** Undefined where no server is installed. */
export async function mariadbArena(): Promise<Arena | undefined> {
  const server = await startPrivateMariadb();
  return (
    server && {
      name: 'MariaDB',
      open: async (clients) => [
        await byHand('naive', server, clients),
        await byHand('raw', server, clients),
        await byHand('raw + look', server, clients),
        ...[await bulkContender(server, clients)].filter((one) => one !== undefined),
        storeContender(await openMariadb({ url: await server.freshDatabase() })),
        await engineContender(await openMariadb({ url: await server.freshDatabase() })),
      ],
      close: () => server.stop(),
    }
  );
}

type ByHand = 'naive' | 'raw' | 'raw + look';

async function byHand(name: ByHand, server: TestServer, clients: number): Promise<Contender> {
  const url = await server.freshDatabase();
  await (await openMariadb({ url })).close();
  const connections = name !== 'naive' ? 2 : Math.min(clients, NAIVE_CONNECTIONS_MAX);
  const pool = createPool({ ...connectionOptions(serverAddress(url)), connectionLimit: connections, maxPreparedStatements: 4000 });
  const revisions = Array.from({ length: clients }, () => 0);
  for (const client of revisions.keys()) await pool.execute(OPEN_CASE.sql(1), OPEN_CASE.rows(client, 0).flat());
  const ready = new WeakSet<object>();
  const write = async (statements: readonly RawStatement[], group: readonly number[]): Promise<void> => {
    const connection = await taken(pool, ready);
    const moves = group.map((client) => [client, (revisions[client] = (revisions[client] ?? 0) + 1)] as const);
    await connection.query('START TRANSACTION');
    for (const { sql, rows, counted } of statements) {
      const values = moves.flatMap(([client, revision]) => rows(client, revision));
      const [result] = await connection.execute<ResultSetHeader>(sql(values.length), values.flat());
      if (counted !== undefined && result.affectedRows !== values.length * counted) throw new Error('Expected the cases at the revisions before.');
    }
    await connection.query('COMMIT');
    connection.release();
  };
  const one = (client: number): Promise<void> => write(ONE_BY_ONE, [client]);
  const look = name === 'raw + look' ? withLook : (statements: readonly RawStatement[]): readonly RawStatement[] => statements;
  const [single, several] = [look(ONE_BY_ONE), look(TOGETHER)];
  const many = batcher(2, GROUP_MAX, (group) => write(group.length === 1 ? single : several, group));
  return { name, step: name === 'naive' ? one : many, close: () => pool.end() };
}

async function taken(pool: Pool, ready: WeakSet<object>): Promise<PoolConnection> {
  const connection = await pool.getConnection();
  if (!ready.has(connection.connection)) for (const setting of SESSION_SETTINGS) await connection.query(setting);
  ready.add(connection.connection);
  return connection;
}
