/** The whole benchmark, in one run: see README.md. Usage: `node … [rounds] [seconds] [warm seconds]`. */
import { execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../src/composition.js';
import type { Database } from '../src/engine/ports/database.js';
import { openMariadb } from '../src/store/mariadb/open-mariadb.js';
import { openMemory } from '../src/store/memory/open-memory.js';
import { openSqlite } from '../src/store/sqlite/open-sqlite.js';
import { startPrivateMariadb } from '../test/support/mariadb.js';
import { measure, median } from './clients.js';
import type { Measured } from './clients.js';
import { contest, heading, line } from './contest.js';
import type { Duration } from './contest.js';
import { histories } from './histories.js';
import { engineContender } from './our-contenders.js';
import { peers } from './peers.js';
import { Product, walkerOver } from './product-client.js';

const [rounds = 3, seconds = 2, warmSeconds = 8] = process.argv.slice(2, 5).map(Number);
const DURATION: Duration = { rounds, roundMs: seconds * 1000, warmMs: warmSeconds * 1000 };
const CLIENTS = [1, 16, 64];
const folder = mkdtempSync(join(tmpdir(), 'bylaw-bench-'));
const say = (text: string): void => void process.stdout.write(text);

type Stores = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Measured>>>>>>;

function stores(clients: string, env: Readonly<Record<string, string>> = {}): Promise<Stores> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./store.js', import.meta.url), [String(rounds), String(seconds), String(warmSeconds), clients], { env: { ...process.env, ...env } });
    let found: Stores | undefined;
    child.once('message', (message) => (found = message as Stores));
    child.once('exit', () => (found ? resolve(found) : reject(new Error('Expected the stores to be measured, but they were not.'))));
  });
}

async function inMemory(): Promise<void> {
  say(`\nThe engine in process on a store in memory\n${heading([])}`);
  for (const clients of CLIENTS) {
    const contender = await engineContender(openMemory({ clock: { now: () => new Date().toISOString() } }), 'memory');
    const found = (await contest([contender], clients, DURATION)).get('memory');
    say(line(['memory', clients, Math.round(found?.perSecond ?? 0), found?.p50Ms.toFixed(2) ?? '', found?.p99Ms.toFixed(2) ?? '']));
    await contender.close();
  }
}

async function product(name: string, arguments_: readonly string[]): Promise<ReadonlyMap<number, Measured>> {
  const server = await Product.start(arguments_);
  const found = new Map<number, Measured>();
  for (const clients of [...CLIENTS].reverse()) {
    const walker = await walkerOver(server.url, clients);
    await measure(walker.step, clients, clients === 64 ? DURATION.warmMs * 2 : DURATION.warmMs / 4);
    const all: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await measure(walker.step, clients, DURATION.roundMs));
    found.set(clients, median(all));
    walker.close();
  }
  const rss = Math.round((await server.rss()) / 1024 ** 2);
  for (const clients of CLIENTS) say(lineOf(name, clients, found.get(clients)));
  say(`${''.padEnd(22)} resident memory of the server: ${rss} MiB\n`);
  await server.stop();
  return found;
}

function lineOf(name: string, clients: number, found: Measured | undefined): string {
  return line([name, clients, Math.round(found?.perSecond ?? 0), found?.p50Ms.toFixed(2) ?? '–', found?.p99Ms.toFixed(2) ?? '–']);
}

say(`${cpus().length} cores of ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}; other work on the machine counts against everybody.\n`);
const fast = await stores('1,16,64');
await inMemory();

const server = await startPrivateMariadb();
say(`\nThe product over HTTP: session, validation, task, history; server and load in a process each\n${heading([])}`);
const overMemory = await product('HTTP, memory', ['memory']);
const over = new Map([['SQLite', await product('HTTP, SQLite', ['sqlite', join(folder, 'http.sqlite')])]]);
if (server) over.set('MariaDB', await product('HTTP, MariaDB', ['mariadb', await server.freshDatabase()]));

say(`\nThe peers, on the same case\n${heading([])}`);
const others = await peers();
for (const peer of others) {
  if ('missing' in peer) say(`${peer.name}: not measured, ${peer.missing}\n`);
  else for (const clients of CLIENTS) say(lineOf(peer.name, clients, peer.measured.get(clients)));
}

say(`\nHistories\n${line(['', 'cases', 'entries/s', '', '', '÷ verified'])}`);
async function historiesOf(name: string, database: Database): Promise<void> {
  const engine = engineOn(database, { dataFolder: folder, leaseMs: 30_000 });
  await histories(engine, name, DURATION.warmMs);
  await engine.stop();
}
await historiesOf('SQLite', await openSqlite({ file: join(folder, 'histories.sqlite') }));
if (server) await historiesOf('MariaDB', await openMariadb({ url: await server.freshDatabase() }));
await server?.stop();

const shim = join(folder, 'slow-fsync.so');
execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', shim, 'bench/slow-fsync.c', '-ldl']);
say('\nEvery fsync 1 ms slower');
const slow = await stores('64', { LD_PRELOAD: shim });

say(`\nRatios at 64 clients${' '.repeat(20)}reached   wanted\n`);
const ratio = (name: string, value: number, wanted: string): void => say(`${name.padEnd(40)}${value.toFixed(2).padStart(7)}   ${wanted}\n`);
for (const [name, byClients] of Object.entries(fast)) {
  const at = (all: Stores, who: string): number => all[name]?.['64']?.[who]?.perSecond ?? Number.NaN;
  ratio(`${name}: store ÷ raw`, at(fast, 'store') / at(fast, 'raw'), '0.8');
  ratio(`${name}: engine ÷ raw`, at(fast, 'engine') / at(fast, 'raw'), '0.4');
  ratio(`${name}: engine ÷ naive`, at(fast, 'engine') / at(fast, 'naive'), '2.5');
  ratio(`${name}: engine slowed ÷ raw slowed`, at(slow, 'engine') / at(slow, 'raw'), '0.4');
  ratio(`${name}: engine slowed ÷ engine`, at(slow, 'engine') / at(fast, 'engine'), '0.4');
  const http = over.get(name)?.get(64);
  if (http === undefined || byClients === undefined) continue;
  ratio(`${name}: HTTP ÷ HTTP in memory`, http.perSecond / (overMemory.get(64)?.perSecond ?? Number.NaN), '0.4');
  for (const peer of others) {
    const peers64 = 'measured' in peer ? peer.measured.get(64) : undefined;
    if (peers64 === undefined) continue;
    ratio(`${name}: HTTP ÷ ${peer.name}`, http.perSecond / peers64.perSecond, { Restate: '3', DBOS: '10', 'bpmn-engine': '20' }[peer.name] ?? '');
    if (peer.name === 'Restate') ratio(`${name}: p99 HTTP ÷ p99 Restate`, http.p99Ms / peers64.p99Ms, 'at most 0.5');
  }
}
rmSync(folder, { recursive: true, force: true });
