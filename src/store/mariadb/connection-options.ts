import type { ConnectionOptions } from 'mysql2/promise';

export interface Host {
  readonly host: string;
  readonly port: number;
}

export interface ServerAddress extends Host {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The hosts of a cluster, in the order in which they are tried: the one in the address, then those in `?failover=`. */
export function hostsOf(url: string): readonly Host[] {
  const { host, port } = serverAddress(url);
  const others = (new URL(url).searchParams.get('failover') ?? '').split(',').filter((one) => one !== '');
  return [{ host, port }, ...others.map(hostOf)];
}

function hostOf(text: string): Host {
  const { host, port } = /^(?<host>[^:/?#]+|\[[0-9a-f:]+\])(?::(?<port>\d+))?$/i.exec(text)?.groups ?? {};
  if (host === undefined || Number(port ?? PORT) > 65_535) throw new Error(`Expected failover= to name hosts like db2:3306,db3:3306, but found "${text}".`);
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? PORT) };
}

const PORT = 3306;

/**
 * Reads `mariadb://user:password@host:port/database` (or `mysql://…`).
 * @throws Error that says what is missing, without repeating the password
 */
export function serverAddress(url: string): ServerAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  if (!/^(mariadb|mysql):$/.test(protocol) || hostname === '' || username === '' || database === '') {
    throw new Error('Expected a database address like mariadb://user:password@host:3306/database, but a part is missing.');
  }
  return {
    host: hostname,
    port: port === '' ? PORT : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
  };
}

/** How values travel: dates and decimals as text, objects never as SQL. */
export function connectionOptions(address: ServerAddress, connectMs = 5_000): ConnectionOptions {
  return {
    ...address,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    stringifyObjects: true,
    supportBigNumbers: true,
    multipleStatements: false,
    connectTimeout: connectMs,
    // A stack for each statement, in case it fails, costs a twentieth of the processor's time.
    trace: false,
  };
}
