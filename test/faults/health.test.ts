import { expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { tellSkipped } from '../support/figures.js';
import { prepare } from './kill.js';
import type { ServerProcess } from './server-process.js';
import { mariadbStage, sqliteStage, type Stage } from './stage.js';

const RED_MS_MAX = 5_000;
const TRIED_MS_MAX = 20_000;

interface Health {
  readonly ok: boolean;
  readonly detail?: string;
}

async function healthOf({ url }: ServerProcess): Promise<Health> {
  const response = await fetch(`${url}/health/ready`);
  return { ok: response.ok, ...((await response.json()) as object) };
}

/** How long it takes, in milliseconds, and what is said then. */
async function until(ok: boolean, server: ServerProcess): Promise<{ readonly ms: number; readonly detail?: string }> {
  const from = performance.now();
  for (;;) {
    const health = await healthOf(server);
    const ms = performance.now() - from;
    if (health.ok === ok) return { ms, ...health };
    if (ms > TRIED_MS_MAX) throw new Error(`Expected health to turn ${ok ? 'green' : 'red'} within ${TRIED_MS_MAX} ms.`);
    await wait(50);
  }
}

const command = (server: ServerProcess, token: string) => server.ask('POST', '/cases', { token, key: `health-${Math.random()}`, body: { workflow: 'ticker', data: { ticks: 0, rings: 0 } } });

async function withServer(stage: Stage | undefined, use: (server: ServerProcess, token: string, stage: Stage) => Promise<void>): Promise<void> {
  if (!stage) return tellSkipped('health on MariaDB, because it is not installed');
  try {
    const token = await prepare(await stage.open());
    const [server] = stage.servers;
    if (!server) throw new Error('Expected a server.');
    await server.start();
    await use(server, token, stage);
  } finally {
    await stage.close();
  }
}

test.each([
  ['SQLite', () => sqliteStage('faulty')],
  ['MariaDB', () => mariadbStage('faulty')],
] as const)('a full disk under %s turns health red within five seconds of the first command, and a command that gets through turns it green', async (_, open) => {
  await withServer(await open(), async (server, token) => {
    await server.tell({ disk: 'full' });
    const refused = command(server, token);
    const { ms, detail } = await until(false, server);
    expect(detail).toContain('disk is full');
    expect(ms).toBeLessThan(RED_MS_MAX);
    await refused;
    await server.tell({ disk: 'well' });
    expect((await command(server, token))?.status).toBe(201);
    expect((await healthOf(server)).ok).toBe(true);
  });
});

test('a database that is gone turns health red within five seconds, and green again when it is back', async () => {
  await withServer(await mariadbStage('faulty'), async (server, _token, { database }) => {
    await database?.kill();
    expect((await until(false, server)).ms).toBeLessThan(RED_MS_MAX);
    await database?.restart();
    expect((await until(true, server)).ms).toBeLessThan(10_000);
  });
});
