import { expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { found, start } from '../engine/helpers.js';
import { sizeOf, tellFigures, tellSkipped } from '../support/figures.js';
import { echo } from './lab.js';
import { mariadbStage, sqliteStage, type Stage } from './stage.js';

const TIMERS = sizeOf('SOAK_TIMERS', 1_500) / 2;
const KILLS = sizeOf('SOAK_KILLS', 6) / 2;
/** The lease of a server that is killed; others take over when it has run out. */
const LEASE_MS = sizeOf('SOAK_LEASE_MS', 1_000);
/** 35 s with the lease of 30 s that servers have by themselves; with a short one, a busy machine gets more than that. */
const FAIL_OVER_MS_MAX = LEASE_MS >= 10_000 ? LEASE_MS + 5_000 : 20_000;
const AT_ONCE = 250;
const QUIET_MS_MAX = 120_000;
/** Counting ten thousand rows takes a while. */
const LOOK_EVERY_MS = 200;

/** Cases whose time limit passes three seconds after their start; nobody sees to it yet. */
async function armed(engine: Engine, count: number): Promise<void> {
  for (let begun = 0; begun < count; begun += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - begun) }, () => start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })));
  }
}

/** How many time limits have still to pass. */
const left = (stage: Stage): Promise<number> => stage.count('SELECT COUNT(*) FROM timer');

async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + QUIET_MS_MAX;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Expected ${what} within ${QUIET_MS_MAX} ms.`);
    await wait(LOOK_EVERY_MS);
  }
}

/** Exactly one passing is recorded for every arming. */
async function judge(engine: Engine, stage: Stage, count: number): Promise<void> {
  expect((await fsck(engine.database.audit)).faults).toEqual([]);
  const firings = `FROM history WHERE CAST(body AS CHAR) LIKE '%"type":"FireTimer"%'`;
  expect(await stage.count(`SELECT COUNT(DISTINCT case_id) ${firings}`)).toBe(count);
  expect(await stage.count(`SELECT COUNT(*) ${firings}`)).toBe(count);
}

async function underKills(stage: Stage): Promise<void> {
  const engine = engineOn(await stage.open(), { dataFolder: tmpdir(), leaseMs: 1_000 }, { connectors: [echo] });
  try {
    await found(engine, 'lab');
    await armed(engine, TIMERS);
    const startedAt = performance.now();
    let restarted: Promise<unknown> = Promise.all(stage.servers.map((server) => server.start()));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await restarted;
      await waitUntil('time limits to pass', async () => (await left(stage)) <= TIMERS * (1 - (kill + 0.5) / KILLS));
      const victim = stage.servers[kill % stage.servers.length]!;
      await victim.kill();
      restarted = victim.start();
    }
    await restarted;
    await waitUntil('every time limit to pass', async () => (await left(stage)) === 0);
    tellFigures(`time limits under kills, ${stage.name}`, { timers: TIMERS, kills: KILLS, seconds: Math.round((performance.now() - startedAt) / 1_000) });
    await judge(engine, stage, TIMERS);
  } finally {
    await engine.stop();
    await stage.close();
  }
}

/** One server dies while it holds timers and jobs; the other one has nothing but the lease to go by. */
async function failOver(stage: Stage): Promise<void> {
  const engine = engineOn(await stage.open(), { dataFolder: tmpdir(), leaseMs: LEASE_MS }, { connectors: [echo] });
  const [first, second] = [stage.servers[0]!, stage.servers[1]!];
  const errands = 40;
  try {
    await found(engine, 'lab');
    await armed(engine, 400);
    for (let n = 0; n < errands; n += 1) await start(engine, 'lab', 'ann', 'errand', {});
    const open = async (): Promise<number> => (await engine.database.reader.cases('lab', { workflow: 'errand', status: 'open' }, { limit: errands })).rows.length;
    await Promise.all([first.start(), second.start()]);
    await waitUntil('some work to be done', async () => (await left(stage)) < 400 || (await open()) < errands);
    await first.kill();
    const killedAt = performance.now();
    await waitUntil('all work to be done', async () => (await left(stage)) === 0 && (await open()) === 0);
    const failOverMs = Math.round(performance.now() - killedAt);
    tellFigures(`fail-over, ${stage.name}`, { leaseMs: LEASE_MS, failOverMs });
    expect(failOverMs).toBeLessThan(FAIL_OVER_MS_MAX);
    await judge(engine, stage, 400);
  } finally {
    await engine.stop();
    await stage.close();
  }
}

test('time limits under kills of the servers on SQLite: each passes exactly once', async () => underKills(await sqliteStage()), 3_600_000);

test('time limits under kills of the servers on MariaDB: each passes exactly once', async () => {
  const stage = await mariadbStage();
  if (!stage) return tellSkipped('time limits on MariaDB, because it is not installed');
  await underKills(stage);
}, 3_600_000);

test('timers and jobs of a killed server go on elsewhere when its lease is over', async () => {
  const environment = { LEASE_MS: String(LEASE_MS) };
  await failOver(await sqliteStage('bare', environment));
  const stage = await mariadbStage('bare', environment);
  if (stage) await failOver(stage);
}, 600_000);
