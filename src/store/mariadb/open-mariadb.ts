import type { Clock } from '../../engine/ports/clock.js';
import type { Database } from '../../engine/ports/database.js';
import { migrate } from '../migrate.js';
import { MARIADB_DIALECT } from '../sql/dialect.js';
import { rowOf } from '../sql/script.js';
import { sqlPorts } from '../sql/sql-ports.js';
import { answerWithin } from './answer-within.js';
import { checkSettings } from './check-settings.js';
import { checkTables } from './check-tables.js';
import { hostsOf, serverAddress } from './connection-options.js';
import type { Host } from './connection-options.js';
import { databaseClock } from './database-clock.js';
import { Hosts } from './hosts.js';
import { mariadbRunner } from './mariadb-runner.js';
import { mariadbSource } from './mariadb-source.js';
import { ConnectionPool } from './pool.js';

export interface MariadbOptions {
  /** `mariadb://user:password@host:port/database`, of a user with the rights in `runtimeGrants`; `?failover=host:port,…` names further nodes. */
  readonly url: string;
  /** The same database by a user who may make tables; without it, the runtime user has to. */
  readonly migrationUrl?: string;
  /** Another clock than the database's; refused without `allowManualClock`. */
  readonly clock?: Clock;
  /** For demonstrations and tests only. */
  readonly allowManualClock?: boolean;
  /** Takes a server that may lose acknowledged commits in a crash. */
  readonly allowUnsafeDurability?: boolean;
  readonly connectionsMax?: number;
}

const CONNECTIONS_MAX = 10;
/** One prepares and sends while the other commits; more of them only get in each other's way. */
const WRITERS = 2;
const PING_MS = 1_000;

/**
 * Opens a database of MariaDB or MySQL, bringing its tables up to date.
 * @throws Error that says what to set, for an unsafe server or a clock that is not the database's
 */
export async function openMariadb(options: MariadbOptions): Promise<Database> {
  if (options.clock !== undefined && options.allowManualClock !== true) {
    throw new Error('Expected the clock of the database, but got another one; pass allowManualClock for a demonstration or a test.');
  }
  const address = serverAddress(options.url);
  const hosts = new Hosts(hostsOf(options.url));
  const pool = new ConnectionPool(address, options.connectionsMax ?? CONNECTIONS_MAX, hosts);
  const writers = new ConnectionPool(address, WRITERS, hosts);
  const runner = mariadbRunner(pool, writers);
  try {
    await checkSettings(runner, options.allowUnsafeDurability === true);
    await migrate(mariadbSource({ ...(options.migrationUrl === undefined ? address : serverAddress(options.migrationUrl)), ...migrationHost(options, hosts) }));
    await checkTables(runner);
    const measured = options.clock === undefined ? await databaseClock(runner) : undefined;
    const clock = options.clock ?? measured;
    if (clock === undefined) throw new Error('Expected a clock.');
    const ports = sqlPorts(MARIADB_DIALECT, runner);
    return {
      kind: 'mariadb',
      ...ports,
      clock,
      ping: () => answerWithin(PING_MS, runner.read(() => rowOf('SELECT 1 AS alive'))),
      close: async () => {
        measured?.stop();
        await ports.commands.drain();
        await Promise.all([pool.close(), writers.close()]);
      },
    };
  } catch (error) {
    await Promise.all([pool.close(), writers.close()]);
    throw error;
  }
}

/** Tables are made on the host that works now, where the migrator's address names one of the same hosts. */
function migrationHost({ url, migrationUrl = url }: MariadbOptions, { current }: Hosts): Host | undefined {
  const [first] = hostsOf(migrationUrl);
  return hostsOf(url).some(({ host, port }) => host === first?.host && port === first.port) ? { host: current.host, port: current.port } : undefined;
}
