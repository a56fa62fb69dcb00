import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './clients.js';

const FOLDER = 'bench/peers';
const LIMIT_MS = 180_000;

/** What one peer reaches, by the number of clients; or why it could not be asked. */
export type PeerResult = { readonly name: string; readonly measured: ReadonlyMap<number, Measured> } | { readonly name: string; readonly missing: string };

/** Installs the peers, which are no part of the product, and lets each advance the same case. */
export async function peers(): Promise<readonly PeerResult[]> {
  const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, encoding: 'utf8' });
  if (installed.status !== 0) return ['Restate', 'DBOS', 'bpmn-engine'].map((name) => ({ name, missing: `npm ci in ${FOLDER} failed: ${installed.stderr.slice(-200)}` }));
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-peers-'));
  chmodSync(folder, 0o755);
  for (const name of ['restate', 'bpmn']) mkdirSync(join(folder, name));
  const results = [await peer('Restate', 'restate.mjs', join(folder, 'restate')), await dbos(folder), await peer('bpmn-engine', 'bpmn-engine.mjs', join(folder, 'bpmn'))];
  rmSync(folder, { recursive: true, force: true });
  return results;
}

async function dbos(folder: string): Promise<PeerResult> {
  const binaries = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout.trim();
  const initdb = ['initdb', join(binaries, 'initdb'), '/usr/lib/postgresql/15/bin/initdb'].find((one) => spawnSync(one, ['--version']).status === 0);
  if (initdb === undefined) return { name: 'DBOS', missing: 'PostgreSQL is not installed (initdb)' };
  const data = join(folder, 'postgres');
  const port = await freePort();
  const asOwner = (command: string, arguments_: readonly string[]): [string, string[]] => (process.getuid?.() === 0 ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...arguments_]] : [command, [...arguments_]]);
  mkdirSync(data);
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', data]);
  execFileSync(...asOwner(initdb, ['-D', join(data, 'db'), '-A', 'trust', '-U', 'postgres']), { stdio: 'ignore' });
  const server = spawn(...asOwner(initdb.replace(/initdb$/, 'postgres'), ['-D', join(data, 'db'), '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1']), { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && spawnSync(initdb.replace(/initdb$/, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const result = await peer('DBOS', 'dbos.mjs', `postgresql://postgres@127.0.0.1:${port}/bench_dbos`);
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
  return result;
}

function peer(name: string, script: string, argument: string): Promise<PeerResult> {
  return new Promise((resolve) => {
    const child = spawn('node', [join(FOLDER, script), argument], { stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS });
    let [said, wrong] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (wrong += piece.toString()));
    child.once('exit', () => {
      const lines = said.split('\n').filter((one) => one.startsWith('{')).map((one) => JSON.parse(one) as Measured & { readonly clients: number });
      resolve(lines.length > 0 ? { name, measured: new Map(lines.map((one) => [one.clients, one])) } : { name, missing: `it did not run: ${wrong.slice(-300)}` });
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
