import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverAddress } from '../../src/store/mariadb/connection-options.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { sizeOf, tellFigures, tellSkipped } from '../support/figures.js';
import { Galera, whyNoGalera } from '../support/galera.js';
import { databaseWithUsers, type TestDatabase } from '../support/mariadb-subject.js';
import { judge, prepare, untilRung } from './kill.js';
import { ServerProcess } from './server-process.js';
import { StubbornClient } from './stubborn-client.js';

/** Rounds of all faults with one writer, and with several; none of it in `npm test`, which has the first two faults once. */
const ROUNDS = sizeOf('SOAK_GALERA', 0);
const LEASE_MS = '2000';
const PARTED_MS = 4_000;
const SERVICE_MS_MAX = 30_000;
const reason = whyNoGalera() ?? (availableParallelism() < 2 ? 'it takes two cores' : undefined);
if (reason !== undefined) tellSkipped(`the cluster, because ${reason}`, 0);

type Fault = 'node killed' | 'node parted' | 'all nodes killed' | 'column added';
const ALL: readonly Fault[] = ['node killed', 'node parted', 'all nodes killed', 'column added'];

interface Scene {
  readonly cluster: Galera;
  readonly urls: TestDatabase;
  readonly clients: readonly StubbornClient[];
  /** The longest time, in milliseconds, from a fault until every client has had an answer. */
  longestMs: number;
}

async function strike(scene: Scene, fault: Fault): Promise<void> {
  const { cluster } = scene;
  const node = await cluster.writer();
  switch (fault) {
    case 'node killed':
      await cluster.kill(node);
      await untilServed(scene);
      cluster.rejoin(node);
      return cluster.untilReady([0, 1, 2]);
    case 'node parted':
      if (!cluster.network.part) return tellSkipped('a parted cluster, because this machine permits no network namespaces');
      cluster.network.part(node);
      await wait(PARTED_MS);
      await untilServed(scene);
      cluster.network.heal?.(node);
      return cluster.untilReady([0, 1, 2]);
    case 'all nodes killed':
      await Promise.all([0, 1, 2].map((one) => cluster.kill(one)));
      await cluster.bootstrap();
      return untilServed(scene);
    case 'column added': {
      const { database } = serverAddress(scene.urls.url);
      const tables = ['cases', 'history', 'task'].map((table) => `\`${database}\`.${table}`);
      await cluster.server(node).administer(tables.map((table) => `ALTER TABLE ${table} ADD COLUMN added INT NULL`));
      await untilServed(scene);
      return cluster.server(node).administer(tables.map((table) => `ALTER TABLE ${table} DROP COLUMN added`));
    }
  }
}

/** Until every client has had an answer to something. */
async function untilServed(scene: Scene): Promise<void> {
  const [before, from] = [scene.clients.map(({ acknowledged }) => acknowledged.length), performance.now()];
  while (scene.clients.some(({ acknowledged }, n) => acknowledged.length === before[n])) {
    if (performance.now() - from > SERVICE_MS_MAX) throw new Error(`Expected every client to be served within ${SERVICE_MS_MAX} ms.`);
    await wait(20);
  }
  scene.longestMs = Math.max(scene.longestMs, Math.round(performance.now() - from));
}

async function underFire(faults: readonly Fault[], orders: readonly (readonly number[])[]): Promise<void> {
  const cluster = await Galera.start();
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-galera-files-'));
  const urls = await databaseWithUsers(cluster.server());
  const open = () => openMariadb({ ...urls, url: cluster.urlAt(urls.url, [0, 1, 2]) });
  const token = await prepare(await open());
  const servers = await Promise.all(orders.map((order) => ServerProcess.bare({ DATABASE_URL: cluster.urlAt(urls.url, order), DATA_FOLDER: folder, LEASE_MS })));
  try {
    await Promise.all(servers.map((server) => server.start()));
    const clients = Array.from({ length: 12 }, (_, n) => new StubbornClient(`c${n}`, n % 2 ? servers : servers.toReversed(), token, true));
    let going = true;
    const load = Promise.all(clients.map((client) => client.run(6, () => going)));
    load.catch(() => undefined);
    const scene: Scene = { cluster, urls, clients, longestMs: 0 };
    await untilServed(scene);
    for (const fault of faults) await Promise.race([strike(scene, fault), load.then(() => undefined)]);
    going = false;
    await load;
    if (servers[0]) await untilRung(servers[0], token, clients);
    await Promise.all(servers.map((server) => server.stop()));
    const { acknowledged, cases } = await judge(await open(), clients, faults.length);
    tellFigures(`cluster of three nodes, ${orders.length > 1 && orders[0]?.[0] !== orders[1]?.[0] ? 'several writers' : 'one writer'}`, { faults: faults.length, acknowledged, cases, longestMs: scene.longestMs, network: cluster.network.kind });
    expect(acknowledged).toBeGreaterThan(100);
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const times = (rounds: number): readonly Fault[] => Array.from({ length: rounds }, () => ALL).flat();
const onCluster = reason === undefined ? test : test.skip;
const inSoak = reason === undefined && ROUNDS > 0 ? test : undefined;

onCluster('a cluster whose writing node is killed and then another one parted: nothing acknowledged is lost, nothing is there twice', async () => {
  await underFire(['node killed', 'node parted'], [[0, 1, 2], [0, 1, 2]]);
}, 300_000);

inSoak?.('a cluster with one writer under every fault', async () => underFire(times(ROUNDS), [[0, 1, 2], [0, 1, 2]]), 3_600_000);

inSoak?.('a cluster with a writer on each node under every fault', async () => underFire(times(ROUNDS), [[0, 1, 2], [1, 2, 0], [2, 0, 1]]), 3_600_000);
