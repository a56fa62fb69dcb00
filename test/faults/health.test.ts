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

const isGreen = ({ ok }: Health): boolean => ok;
const isRed = ({ ok }: Health): boolean => !ok;

/** How many milliseconds pass until health is as wanted. */
async function until(wanted: (health: Health) => boolean, server: ServerProcess): Promise<number> {
  const from = performance.now();
  for (;;) {
    const health = await healthOf(server);
    const ms = performance.now() - from;
    if (wanted(health)) return ms;
    if (ms > TRIED_MS_MAX) throw new Error(`Expected another health within ${TRIED_MS_MAX} ms than ${JSON.stringify(health)}.`);
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
] as const)('a full disk under %s turns health red within five seconds of the first command, and a command that gets through turns it green as soon as time limits are seen to as well', async (_, open) => {
  await withServer(await open(), async (server, token) => {
    await server.tell({ disk: 'full' });
    const refused = command(server, token);
    expect(await until(isRed, server)).toBeLessThan(RED_MS_MAX);
    expect((await healthOf(server)).detail).toContain('disk is full');
    await refused;
    await server.tell({ disk: 'well' });
    expect((await command(server, token))?.status).toBe(201);
    expect((await healthOf(server)).detail ?? '').not.toContain('disk is full');
    expect(await until(isGreen, server)).toBeLessThan(RED_MS_MAX);
  });
}, 60_000);

test('a database that is gone turns health red within five seconds, and green again when it is back', async () => {
  await withServer(await mariadbStage('faulty'), async (server, _token, { database }) => {
    await database?.kill();
    expect(await until(isRed, server)).toBeLessThan(RED_MS_MAX);
    await database?.restart();
    expect(await until(isGreen, server)).toBeLessThan(10_000);
  });
}, 60_000);
