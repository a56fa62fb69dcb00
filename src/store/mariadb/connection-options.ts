import type { ConnectionOptions } from 'mysql2/promise';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

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
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
  };
}

/** How values travel: dates and decimals as text, objects never as SQL. */
export function connectionOptions(address: ServerAddress): ConnectionOptions {
  return {
    ...address,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    stringifyObjects: true,
    supportBigNumbers: true,
    multipleStatements: false,
    connectTimeout: 5_000,
  };
}
