import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

/** A MariaDB server that a test may do with as it likes. */
export interface TestServer {
  /** Address of a user with every right, without a database. */
  readonly adminUrl: string;
  /** Makes an empty database with a name of its own, and gives its address. */
  freshDatabase(): Promise<string>;
  /** Runs statements as the administrator. */
  administer(statements: readonly string[]): Promise<void>;
  /** Remembers how to remove something that a test has made, in case that the server outlives the test. */
  removeAtStop(statement: string): void;
  stop(): Promise<void>;
}

/** A server of one's own, which can be killed and started again on the same folder and port. */
export interface PrivateServer extends TestServer {
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  restart(): Promise<void>;
}

const START_MS_MAX = 20_000;
const STOP_MS_MAX = 10_000;
const LOG_LETTERS_MAX = 20_000;
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_BYTES_MIN = 4 * 1024 ** 3;

/**
 * The server named by BYLAW_TEST_MARIADB_URL, or a private one in a folder of its own, reachable from this computer
 * only. Undefined, with the reason printed, where no server is installed.
 */
export async function startMariadb(): Promise<TestServer | undefined> {
  const given = process.env['BYLAW_TEST_MARIADB_URL'];
  return given !== undefined && given !== '' ? testServer(given) : startPrivateMariadb([], roomInMemory());
}

/** A server of one's own in any case, for tests that change its settings. Undefined where none is installed. */
export async function startPrivateMariadb(settings: readonly string[] = [], base = tmpdir()): Promise<PrivateServer | undefined> {
  const binary = ['mariadbd', '/usr/sbin/mariadbd', 'mysqld'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (binary === undefined) {
    process.stderr.write('MariaDB is not installed (mariadbd), so the store is not tested on it.\n');
    return undefined;
  }
  return startPrivate(binary, settings, base);
}

/** Where tests that do not ask what a crash leaves behind need not wait for a disk: making tables waits for it dozens of times. */
function roomInMemory(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return bavail * bsize > MEMORY_BYTES_MIN ? MEMORY_FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function startPrivate(binary: string, settings: readonly string[], base: string): Promise<PrivateServer> {
  const folder = mkdtempSync(join(base, 'bylaw-mariadb-'));
  const [data, log] = [join(folder, 'data'), join(folder, 'log')];
  // A server that starts removes the temporary tables it finds, and one whose tables they were crashes.
  const env = { ...process.env, TMPDIR: folder };
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  // --force: a machine that cannot look up its own name has tables all the same.
  const made = spawnSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', '--force', ...asRoot], {
    encoding: 'utf8',
    timeout: 60_000,
    env,
  });
  if (made.status !== 0) throw new Error(`Expected mariadb-install-db to make the tables of a private server, but: ${made.stdout}${made.stderr}`);
  const port = await freePort();
  const begin = (): ChildProcess => spawn(
    binary,
    ['--no-defaults', ...asRoot, `--datadir=${data}`, `--socket=${join(folder, 's')}`, `--pid-file=${join(folder, 'pid')}`, `--port=${port}`,
      '--bind-address=127.0.0.1', '--innodb-buffer-pool-size=64M', '--innodb-log-file-size=32M', '--max-connections=200', '--skip-name-resolve', `--log-error=${log}`, ...settings],
    { stdio: 'ignore', env },
  ).once('exit', (code, signal) => {
    if (code !== 0 && signal !== 'SIGKILL') process.stderr.write(`A private MariaDB server ended by itself (${signal ?? code}). Its log ends with:\n${readFileSync(log, 'utf8').slice(-LOG_LETTERS_MAX)}\n`);
  });
  let server = begin();
  const killAtExit = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);
  const started = testServer(`mariadb://root@127.0.0.1:${port}`, async () => {
    process.off('exit', killAtExit);
    await killed(server);
    rmSync(folder, { recursive: true, force: true });
  });
  await untilAnswering(started, server);
  const restart = async (): Promise<void> => {
    server = begin();
    await untilAnswering(started, server);
  };
  return { ...started, kill: () => killed(server), restart };
}

/** Without a way to stop it, the server is somebody else's: it is left as it was. */
export function testServer(adminUrl: string, stopServer?: () => Promise<void>): TestServer {
  const removals: string[] = [];
  const administer = async (statements: readonly string[]): Promise<void> => {
    const { hostname, port, username, password } = new URL(adminUrl);
    const connection = await createConnection({
      host: hostname,
      port: Number(port === '' ? 3306 : port),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    });
    try {
      for (const statement of statements) await connection.query(statement);
    } finally {
      await connection.end();
    }
  };
  const freshDatabase = async (): Promise<string> => {
    const name = `bylaw_${randomBytes(6).toString('hex')}`;
    await administer([`CREATE DATABASE ${name} CHARACTER SET latin1`]);
    removals.push(`DROP DATABASE IF EXISTS ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  const removeAtStop = (statement: string): void => void removals.push(statement);
  return { adminUrl, freshDatabase, administer, removeAtStop, stop: stopServer ?? (() => administer(removals)) };
}

/** A server is asked until it answers; there is no event to wait for. */
async function untilAnswering(server: TestServer, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_MS_MAX;
  for (;;) {
    try {
      return await server.administer(['SELECT 1']);
    } catch (error) {
      if (child.exitCode === null && performance.now() < deadline) await wait(50);
      else {
        await server.stop();
        throw new Error('Expected the private MariaDB server to start, but it did not.', { cause: error });
      }
    }
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await Promise.race([gone, wait(STOP_MS_MAX, undefined, { ref: false })]);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('Expected a free port.'))));
    });
  });
}
