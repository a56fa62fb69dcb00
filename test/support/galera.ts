import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { testServer, type TestServer } from './mariadb.js';
import { nodeNetwork, type NodeNetwork, type NodePlace } from './node-network.js';

const PROVIDER = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so'].find((file) => existsSync(file));
const NODES = 3;
const READY_MS_MAX = 120_000;
/** A node that is gone is missed within seconds, so that tests need not wait for long. */
const IMPATIENT = 'evs.suspect_timeout=PT2S;evs.inactive_timeout=PT5S;evs.inactive_check_period=PT0.5S;evs.keepalive_period=PT0.5S';

/** Why no cluster can be started here; undefined where one can. */
export function whyNoGalera(): string | undefined {
  if (PROVIDER === undefined) return 'galera-4 is not installed';
  for (const program of ['/usr/sbin/mariadbd', 'rsync']) if (spawnSync(program, ['--version']).status !== 0) return `${program} is not installed`;
  return undefined;
}

/** Three nodes on this computer, which can be killed, parted and brought back. */
export class Galera {
  readonly #nodes: (ChildProcess | undefined)[] = [];
  readonly #atExit = (): void => this.#nodes.forEach((node) => node?.kill('SIGKILL'));

  private constructor(
    readonly network: NodeNetwork,
    private readonly folder: string,
  ) {
    process.once('exit', this.#atExit);
  }

  static async start(): Promise<Galera> {
    const folder = mkdtempSync(join(tmpdir(), 'bylaw-galera-'));
    chmodSync(folder, 0o755);
    const cluster = new Galera(await nodeNetwork(NODES), folder);
    for (let node = 0; node < NODES; node += 1) cluster.#own(cluster.#folderOf(node));
    execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${cluster.#data(0)}`, '--auth-root-authentication-method=normal', '--skip-test-db', '--force', ...asUser()], { stdio: 'ignore', env: { ...process.env, TMPDIR: cluster.#folderOf(0) } });
    for (const node of [1, 2]) cluster.#own(cluster.#data(node));
    cluster.#begin(0, ['--wsrep-new-cluster']);
    await cluster.#admitRoot();
    await cluster.untilReady([0]);
    for (const node of [1, 2]) cluster.#begin(node);
    await cluster.untilReady([0, 1, 2]);
    return cluster;
  }

  /** For making databases and users; the node must be alive. */
  server(node = 0): TestServer {
    return testServer(this.#adminUrl(node), async () => undefined);
  }

  /** The same address, with the nodes in this order. */
  urlAt(url: string, order: readonly number[]): string {
    const [first, ...others] = order.map((node) => this.#place(node));
    const address = new URL(url);
    if (first) [address.hostname, address.port] = [first.ip, String(first.ports.sql)];
    address.searchParams.set('failover', others.map(({ ip, ports }) => `${ip}:${ports.sql}`).join(','));
    return address.href;
  }

  async kill(node: number): Promise<void> {
    const child = this.#nodes[node];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    spawnSync('pkill', ['-KILL', '-P', String(child.pid)]);
    child.kill('SIGKILL');
    await gone;
  }

  /** Brings a killed node back among the others. */
  rejoin(node: number): void {
    this.#begin(node, this.#position(node).option);
  }

  /** After all have been killed: the most advanced one begins the cluster again, the others join it. */
  async bootstrap(): Promise<void> {
    const positions = Array.from({ length: NODES }, (_, node) => ({ node, ...this.#position(node) }));
    const [first, ...others] = positions.toSorted((left, right) => right.seqno - left.seqno);
    if (!first) throw new Error('Expected a node.');
    const state = join(this.#data(first.node), 'grastate.dat');
    writeFileSync(state, readFileSync(state, 'utf8').replace('safe_to_bootstrap: 0', 'safe_to_bootstrap: 1'));
    this.#begin(first.node, ['--wsrep-new-cluster', ...first.option]);
    await this.untilReady([first.node]);
    for (const { node, option } of others) this.#begin(node, option);
    await this.untilReady([0, 1, 2]);
  }

  /** The node on which most connections of our servers are. */
  async writer(): Promise<number> {
    const counts = await Promise.all([0, 1, 2].map((node) => this.#ask(node, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER LIKE 'runtime%'").catch(() => '0')));
    return counts.map(Number).reduce((best, count, node, all) => (count > (all[best] ?? 0) ? node : best), 0);
  }

  /** Until these nodes are in step with each other and nobody is missing. */
  async untilReady(nodes: readonly number[]): Promise<void> {
    const deadline = performance.now() + READY_MS_MAX;
    const isReady = async (node: number): Promise<boolean> => {
      const state = await this.#ask(node, "SELECT CONCAT(a.VARIABLE_VALUE, b.VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS a JOIN information_schema.GLOBAL_STATUS b WHERE a.VARIABLE_NAME = 'WSREP_LOCAL_STATE_COMMENT' AND b.VARIABLE_NAME = 'WSREP_CLUSTER_SIZE'").catch(() => '');
      return nodes.length === 1 ? state.startsWith('Synced') : state === `Synced${nodes.length}`;
    };
    for (const node of nodes) {
      while (!(await isReady(node))) {
        if (performance.now() > deadline) throw new Error(`Expected node ${node} to be in step within ${READY_MS_MAX} ms, but its log ends with:\n${readFileSync(join(this.#folderOf(node), 'log'), 'utf8').slice(-2_000)}`);
        await wait(100);
      }
    }
  }

  async stop(): Promise<void> {
    await Promise.all([0, 1, 2].map((node) => this.kill(node)));
    process.off('exit', this.#atExit);
    this.network.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Root is known on the socket only; from other networks it has to be let in. */
  async #admitRoot(): Promise<void> {
    const deadline = performance.now() + READY_MS_MAX;
    for (;;) {
      try {
        const connection = await createConnection({ socketPath: join(this.#folderOf(0), 's'), user: 'root' });
        for (const sql of ["CREATE USER root@'%'", "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION"]) await connection.query(sql);
        return await connection.end();
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await wait(100);
      }
    }
  }

  #begin(node: number, more: readonly string[] = []): void {
    const log = openSync(join(this.#folderOf(node), 'log'), 'a');
    const [program = '', ...words] = [...this.#place(node).inside, '/usr/sbin/mariadbd', ...this.#options(node), ...more];
    this.#nodes[node] = spawn(program, words, { stdio: ['ignore', log, log] });
  }

  #options(node: number): readonly string[] {
    const { ip, ports } = this.#place(node);
    const members = this.network.places.map((place) => `${place.ip}:${place.ports.group}`).join(',');
    return [
      '--no-defaults', ...asUser(), `--datadir=${this.#data(node)}`, `--tmpdir=${this.#folderOf(node)}`, `--socket=${join(this.#folderOf(node), 's')}`, `--pid-file=${join(this.#folderOf(node), 'pid')}`,
      `--port=${ports.sql}`, `--bind-address=${ip}`, '--innodb-buffer-pool-size=64M', '--innodb-log-file-size=32M', '--skip-name-resolve', '--max-connections=200',
      '--binlog-format=ROW', '--innodb-autoinc-lock-mode=2', '--wsrep-on=ON', `--wsrep-provider=${PROVIDER ?? ''}`, '--wsrep-cluster-name=bylaw', `--wsrep-cluster-address=gcomm://${members}`,
      `--wsrep-node-address=${ip}:${ports.group}`, `--wsrep-node-name=node${node}`, '--wsrep-sst-method=rsync', `--wsrep-sst-receive-address=${ip}:${ports.transfer}`,
      `--wsrep-provider-options=gmcast.listen_addr=tcp://${ip}:${ports.group};ist.recv_addr=${ip}:${ports.increments};gcache.size=64M;${IMPATIENT}`,
    ];
  }

  /** How far a dead node had come, by its own tables. */
  #position(node: number): { readonly seqno: number; readonly option: readonly string[] } {
    const log = join(this.#folderOf(node), 'recovery');
    writeFileSync(log, '');
    spawnSync('/usr/sbin/mariadbd', [...this.#options(node), '--wsrep-recover', '--skip-networking', `--log-error=${log}`, ...asUser()], { timeout: 60_000 });
    const found = /Recovered position:\s*(?<position>[0-9a-f-]+:(?<seqno>-?\d+))/.exec(readFileSync(log, 'utf8'))?.groups;
    appendFileSync(join(this.#folderOf(node), 'log'), `recovered ${found?.['position'] ?? 'nothing'}\n`);
    return { seqno: Number(found?.['seqno'] ?? -1), option: found?.['position'] === undefined ? [] : [`--wsrep-start-position=${found['position']}`] };
  }

  async #ask(node: number, sql: string): Promise<string> {
    const { hostname, port } = new URL(this.#adminUrl(node));
    const connection = await createConnection({ host: hostname, port: Number(port), user: 'root', connectTimeout: 1_000 });
    try {
      const [[row]] = await connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true, timeout: 2_000 });
      const value = (row as unknown as readonly (string | number | null)[] | undefined)?.[0];
      return String(value ?? '');
    } finally {
      connection.destroy();
    }
  }

  #adminUrl(node: number): string {
    const { ip, ports } = this.#place(node);
    return `mariadb://root@${ip}:${ports.sql}`;
  }

  #place(node: number): NodePlace {
    const place = this.network.places[node];
    if (!place) throw new Error(`Expected a node, but there is none with number ${node}.`);
    return place;
  }

  #folderOf(node: number): string {
    return join(this.folder, `node${node}`);
  }

  #data(node: number): string {
    return join(this.#folderOf(node), 'data');
  }

  /** Makes a folder that the database may write to. */
  #own(path: string): void {
    mkdirSync(path, { recursive: true });
    if (process.getuid?.() !== 0) return;
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'mysql'], { encoding: 'utf8' })));
    chownSync(path, uid, gid);
  }
}

/** State transfer by rsync does not work as root. */
function asUser(): readonly string[] {
  return process.getuid?.() === 0 ? ['--user=mysql'] : [];
}
