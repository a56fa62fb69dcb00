import { afterAll, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { engineOn } from '../../src/composition.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { serverAddress } from '../../src/store/mariadb/connection-options.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { faultyProxy } from '../support/faulty-proxy.js';
import { startPrivateMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { StoreUnreachableError } from '../../src/engine/ports/command-store.js';
import { execute, found, start, stateOf } from '../engine/helpers.js';
import { echo } from './lab.js';

const server = await startPrivateMariadb();
afterAll(async () => server?.stop());
const onServer = server ? test : test.skip;

async function behindProxy() {
  const urls = await databaseWithUsers(server!);
  const proxy = await faultyProxy(serverAddress(urls.url));
  const url = new URL(urls.url);
  url.port = String(proxy.port);
  const clock = new ManualClock('2026-03-02T01:00:00.000Z');
  const database = await openMariadb({ ...urls, url: url.href, clock, allowManualClock: true });
  const engine = engineOn(database, { dataFolder: tmpdir(), leaseMs: 30_000 }, { connectors: [echo] });
  await found(engine, 'lab');
  return { engine, proxy, close: async () => Promise.all([engine.stop(), proxy.close()]) };
}

onServer.each(['before', 'after'] as const)('a connection that is cut %s any packet of a command: the command takes effect once', async (moment) => {
  const { engine, proxy, close } = await behindProxy();
  let packets = 1;
  for (let n = 0; n < packets; n += 1) {
    const id = await start(engine, 'lab', 'ann', 'build', { size: 5 });
    const task = Object.keys((await stateOf(engine, 'lab', id)).tasks)[0] ?? '';
    let seen = 0;
    const cuts = proxy.cuts();
    proxy.cutAt(moment, () => (seen += 1) === n + 1);
    const result = await execute(engine, 'lab', 'ann', { type: 'PerformAction', case: id, task, action: 'submit' }, `${moment}-${n}`);
    if (proxy.cuts() === cuts) packets = n;
    else packets = Math.max(packets, n + 2);
    proxy.cutAt(moment, () => false);
    expect([n, result.accepted && result.answer.revision]).toEqual([n, 2]);
    expect([n, (await engine.cases.history('lab', id, 1, 9)).length]).toEqual([n, 2]);
  }
  process.stdout.write(`MariaDB: cut ${moment} each of ${packets} packets of a command\n`);
  expect(packets).toBeGreaterThan(12);
  expect((await fsck(engine.database.audit)).faults).toEqual([]);
  await close();
});

onServer('a network that is parted without a word: the caller is told within seconds, and all goes on afterwards', async () => {
  const { engine, proxy, close } = await behindProxy();
  const id = await start(engine, 'lab', 'ann', 'build', { size: 5 });
  const task = Object.keys((await stateOf(engine, 'lab', id)).tasks)[0] ?? '';
  const submit = () => execute(engine, 'lab', 'ann', { type: 'CancelCase', case: id, reason: task }, 'parted');
  proxy.partition();
  const startedAt = performance.now();
  await expect(engine.commands.execute({ company: 'lab', actor: { id: 'ann', name: 'Ann', posts: [], departments: [], roles: [] }, key: 'x', instruction: { type: 'StartCase', workflow: 'ticker', data: { ticks: 0, rings: 0 } } })).rejects.toThrow(StoreUnreachableError);
  expect(performance.now() - startedAt).toBeLessThan(25_000);
  proxy.heal();
  proxy.reset();
  expect((await submit()).accepted).toBe(true);
  expect(await start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })).toBeDefined();
  expect((await fsck(engine.database.audit)).faults).toEqual([]);
  await close();
});

onServer('a database that is killed and comes back: a caller meanwhile is told that it cannot be reached', async () => {
  const { engine, close } = await behindProxy();
  await start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 });
  await server!.kill();
  await expect(start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })).rejects.toThrow(StoreUnreachableError);
  await server!.restart();
  expect(await start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })).toBeDefined();
  await close();
});
