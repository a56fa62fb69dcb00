import { expect } from '@jest/globals';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { engineOn } from '../../src/composition.js';
import type { Engine } from '../../src/engine/engine.js';
import type { Database } from '../../src/engine/ports/database.js';
import { identityOf } from '../../src/identity/identity.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { found, stateOf } from '../engine/helpers.js';
import { echo } from './lab.js';
import type { ServerProcess } from './server-process.js';
import { StubbornClient, type Acknowledged } from './stubborn-client.js';

export interface KillRun {
  readonly kills: number;
  readonly clients: number;
  readonly ticks: number;
  /** Shortest and longest time between two kills. */
  readonly pauseMs: readonly [number, number];
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly cases: number;
  readonly rings: number;
}

const SETTINGS = { dataFolder: tmpdir(), leaseMs: 1000 };
const QUIET_MS_MAX = 30_000;

/** An empty database gets the laboratory rulebook and a token for its starter. */
export async function prepare(database: Database): Promise<string> {
  const engine = engineOn(database, SETTINGS, { connectors: [echo] });
  await found(engine, 'lab');
  const identity = identityOf(engine, undefined);
  await identity.accounts.createAccount('lab', 'ann', 'a sentence that nobody guesses');
  const made = await identity.tokens.create('lab', 'ann', 'load', 1);
  await engine.stop();
  if (!made) throw new Error('Expected a token.');
  return made.secret;
}

/** Kills the server again and again in the middle of a load of commands. */
export async function killUnderLoad(server: ServerProcess, token: string, run: KillRun): Promise<readonly StubbornClient[]> {
  let going = true;
  await server.start();
  const clients = Array.from({ length: run.clients }, (_, index) => new StubbornClient(`c${index}`, [server], token));
  const work = Promise.all(clients.map((client) => client.run(run.ticks, () => going)));
  for (let kill = 0; kill < run.kills; kill += 1) {
    const [least, most] = run.pauseMs;
    await Promise.race([wait(least + ((most - least) * (kill % 7)) / 6), work]);
    await server.kill();
    await server.start();
  }
  going = false;
  await work;
  await untilRung(server, token, clients);
  await server.stop();
  return clients;
}

/** The time limits of the last cases have still to come. */
export async function untilRung(server: ServerProcess, token: string, clients: readonly StubbornClient[]): Promise<void> {
  const wanted = clients.reduce((sum, client) => sum + client.cases, 0);
  const deadline = performance.now() + QUIET_MS_MAX;
  const open = async (): Promise<number> => {
    const reply = await server.ask('GET', '/cases?status=open&limit=1', { token });
    return reply?.status === 200 ? (reply.body as { rows: readonly unknown[] }).rows.length : 1;
  };
  while ((await open()) > 0) {
    if (performance.now() > deadline) throw new Error(`Expected all ${wanted} cases to end within ${QUIET_MS_MAX} ms, but some are open.`);
    await wait(200);
  }
}

/** Nothing acknowledged was lost, nothing was applied twice, every chain holds, every time limit took effect once. */
export async function judge(database: Database, clients: readonly StubbornClient[], kills: number): Promise<KillReport> {
  const engine = engineOn(database, SETTINGS);
  try {
    const acknowledged = clients.flatMap((client) => client.acknowledged);
    const ids = new Set(acknowledged.map((one) => one.case));
    const started = clients.reduce((sum, client) => sum + client.cases, 0);
    expect(ids.size).toBe(started);
    expect((await engine.proofs.checkpoint('lab')).heads.map((head) => head.case).sort()).toEqual([...ids].sort());
    expect(await engine.proofs.verifyCompany('lab')).toMatchObject({ sound: true, cases: started });
    expect((await fsck(database.audit)).faults).toEqual([]);
    let rings = 0;
    for (const [id, revisions] of byCase(acknowledged)) rings += await judgeCase(engine, id, revisions);
    return { kills, acknowledged: acknowledged.length, cases: started, rings };
  } finally {
    await engine.stop();
  }
}

function byCase(acknowledged: readonly Acknowledged[]): ReadonlyMap<string, readonly number[]> {
  const revisions = new Map<string, number[]>();
  for (const { case: id, revision } of acknowledged) revisions.set(id, [...(revisions.get(id) ?? []), revision]);
  return revisions;
}

async function judgeCase(engine: Engine, id: string, revisions: readonly number[]): Promise<number> {
  const entries = await engine.cases.history('lab', id, 1, 10_000);
  const byPeople = entries.filter(({ entry }) => entry.command.actor.id === 'ann').map(({ entry }) => entry.revision);
  expect(byPeople).toEqual(revisions);
  const { data, status } = await stateOf(engine, 'lab', id);
  expect({ status, rings: data['rings'], ticks: data['ticks'] }).toEqual({ status: 'completed', rings: 1, ticks: revisions.length - 2 });
  expect(await engine.proofs.proveCase('lab', id)).toMatchObject({ proven: true });
  return 1;
}
